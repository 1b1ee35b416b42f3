// The page around the checks: the filter, the way from failure to failure, keys.
const viewers = new Map();
const checks = [...document.querySelectorAll('.check')];
const find = document.querySelector('#find');
const tools = document.querySelector('#tools');
const help = document.querySelector('#keys');

function viewerOf(check) {
    if (!viewers.has(check) && check.querySelector('template')) {
        viewers.set(check, new Viewer(check));
    }
    return viewers.get(check);
}

// A check's pictures are made when it comes near.
const nearness = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
        if (isIntersecting) {
            nearness.unobserve(target);
            viewerOf(target);
        }
    }
}, { rootMargin: '600px' });

function chosenKind() {
    return tools.elements.kind.value;
}

function applyFilter() {
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    const kind = chosenKind();
    let shown = 0;
    for (const check of checks) {
        const text = check.dataset.text.toLowerCase();
        const fits = (!kind || check.dataset.kind === kind) && words.every((word) => text.includes(word));
        check.hidden = !fits;
        shown += fits ? 1 : 0;
    }
    for (const section of document.querySelectorAll('.section')) {
        const count = section.querySelectorAll('.check:not([hidden])').length;
        section.hidden = count === 0;
        section.querySelector('.count').textContent = String(count);
    }
    const passed = document.querySelector('details.passed');
    if (passed && (kind === 'passed' || words.length > 0)) {
        passed.open = true;
    }
    document.querySelector('#none').hidden = shown > 0 || checks.length === 0;
    document.querySelector('#shown').textContent = `${shown} of ${checks.length} checks shown`;
    showStep();
}

function countKinds() {
    for (const input of tools.querySelectorAll('[name=kind]')) {
        const count = checks.filter((check) => !input.value || check.dataset.kind === input.value).length;
        input.nextElementSibling.append(' ', element('b', {}, String(count)));
        input.closest('label').hidden = input.value !== '' && count === 0;
    }
}

function failures() {
    const shown = checks.filter((check) => !check.hidden);
    const failed = shown.filter((check) => check.dataset.kind === 'failed');
    return failed.length > 0 ? failed : shown.filter((check) => check.dataset.kind === 'changed');
}

// The check that keys are for: the one with the focus if it is in sight, else the first that reaches below the tools.
function currentCheck() {
    const line = tools.getBoundingClientRect().bottom + 40;
    const focused = document.activeElement?.closest('.check');
    const bounds = focused?.getBoundingClientRect();
    if (bounds && bounds.bottom > line && bounds.top < window.innerHeight) {
        return focused;
    }
    return checks.find((check) => check.getBoundingClientRect().bottom > line && check.getClientRects().length > 0);
}

function showStep() {
    const all = failures();
    const at = all.indexOf(currentCheck());
    document.querySelector('#step').textContent = all.length === 0 ? '' : `${at < 0 ? '–' : at + 1} / ${all.length}`;
    for (const id of ['previous', 'next']) {
        document.getElementById(id).disabled = all.length === 0;
    }
}

function step(by) {
    const all = failures();
    if (all.length === 0) {
        return;
    }
    const at = all.indexOf(currentCheck());
    const isBeforeAll = window.scrollY < 40 && !document.activeElement?.closest('.check');
    const next = at < 0 || isBeforeAll ? (by > 0 ? 0 : all.length - 1) : (at + by + all.length) % all.length;
    goTo(all[next]);
}

function goTo(check) {
    const folded = check.closest('details');
    if (folded) {
        folded.open = true;
    }
    viewerOf(check);
    check.focus({ preventScroll: true });
    check.scrollIntoView({ block: 'start' });
    history.replaceState(null, '', `#${check.id}`);
    showStep();
}

function goToAddress() {
    const check = document.getElementById(location.hash.slice(1));
    if (check?.matches('.check')) {
        goTo(check);
    }
}

function press(event) {
    const isTyping = event.target.matches('input:not([type=range], [type=radio]), select, textarea');
    if (isTyping || help.open || event.ctrlKey || event.metaKey || event.altKey || !document.querySelector('#letters').checked) {
        return;
    }
    if (command(event.key)) {
        event.preventDefault();
    }
}

// Whether a key is one.
function command(key) {
    const viewer = currentCheck() && viewerOf(currentCheck());
    const view = VIEWS.find((one) => one.key === key);
    const zoom = ZOOMS.find((one) => one.key === key);
    if (view || zoom) {
        if (view) {
            viewer?.show(view.id);
        } else {
            viewer?.zoomTo(zoom.id);
        }
        return true;
    }
    const action = {
        n: () => step(1),
        p: () => step(-1),
        x: () => viewer?.toggle('area'),
        m: () => viewer?.toggle('mask'),
        '/': () => find.focus(),
        '?': () => help.showModal(),
    }[key];
    action?.();
    return action !== undefined;
}

function watchAreas(check) {
    [...check.querySelectorAll('[data-area]')].forEach((area, index) => {
        area.addEventListener('click', () => viewerOf(check)?.zoomToArea(index));
        for (const [type, isLit] of [['pointerenter', true], ['focus', true], ['pointerleave', false], ['blur', false]]) {
            area.addEventListener(type, () => viewerOf(check)?.light(index, isLit));
        }
    });
}

function start() {
    tools.hidden = false;
    document.body.classList.add('scripted');
    countKinds();
    for (const check of checks) {
        nearness.observe(check);
        watchAreas(check);
    }
    find.addEventListener('input', applyFilter);
    tools.addEventListener('change', applyFilter);
    tools.addEventListener('submit', (event) => event.preventDefault());
    document.querySelector('#clear').addEventListener('click', () => { tools.reset(); applyFilter(); find.focus(); });
    for (const [id, by] of [['previous', -1], ['next', 1]]) {
        const control = document.getElementById(id);
        control.addEventListener('click', () => step(by));
        // The focus tells where the next step starts.
        control.addEventListener('mousedown', (event) => event.preventDefault());
    }
    document.querySelector('#help').addEventListener('click', () => help.showModal());
    document.addEventListener('keydown', press);
    document.addEventListener('scroll', showStep, { passive: true });
    document.addEventListener('focusin', showStep);
    window.addEventListener('hashchange', goToAddress);
    window.addEventListener('beforeprint', () => checks.filter((check) => !check.hidden).forEach(viewerOf));
    applyFilter();
    goToAddress();
}

start();
