'use strict';
const filter = document.querySelector('#filter');
const only = document.querySelector('#only');
const cards = [...document.querySelectorAll('.card')];
const RELOAD = 60000;

function ages() {
    for (const time of document.querySelectorAll('time[datetime]')) {
        const seconds = Math.max(0, Math.round((Date.now() - Date.parse(time.dateTime)) / 1000));
        const units = [[86400, 'd'], [3600, 'h'], [60, 'min'], [1, 's']];
        const [length, unit] = units.find(([least]) => seconds >= 2 * least) ?? units[3];
        time.nextElementSibling.textContent = `${Math.floor(seconds / length)} ${unit} ago`;
    }
}

function sift() {
    const words = filter.value.toLowerCase();
    for (const card of cards) {
        const named = card.querySelector('h2').textContent.toLowerCase().includes(words);
        card.hidden = !named || (only.checked && !card.classList.contains('failed'));
    }
}

document.addEventListener('keydown', (event) => {
    if (event.key === '/' && document.activeElement !== filter) {
        filter.focus();
        event.preventDefault();
    }
    const links = cards.filter((card) => !card.hidden).map((card) => card.querySelector('a')).filter(Boolean);
    const at = links.indexOf(document.activeElement);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step && at >= 0) {
        links[Math.min(links.length - 1, Math.max(0, at + step))].focus();
        event.preventDefault();
    }
});
filter.addEventListener('input', sift);
only.addEventListener('change', sift);
document.querySelector('form').addEventListener('submit', (event) => event.preventDefault());
setInterval(ages, 10000);
setInterval(() => { if (!filter.value && !only.checked && document.activeElement === document.body) location.reload(); }, RELOAD);
ages();
sift();
