// The page: what its parts do, and which of them show when.

import { Session } from './session.js';
import { readSettings, socketUrl } from './settings.js';
import { SoftKeyboard } from './softkeyboard.js';

const part = (id) => document.getElementById(id);
const settings = readSettings(location.search, location.hash);
const form = part('connect').elements;
const keyboard = new SoftKeyboard(part('typed'), (key) => session?.sendKey(key));

let session = null;
let desktop = '';
let retry = null;

function say(text, kind = 'quiet') {
    part('state').textContent = text;
    document.body.dataset.state = kind;
}

function fillForm() {
    for (const name of ['host', 'port', 'path', 'token', 'resize']) {
        form[name].value = settings[name];
    }
    form.encrypt.checked = settings.encrypt ?? location.protocol === 'https:';
    for (const name of ['viewOnly', 'shared', 'reconnect', 'lossless']) {
        form[name].checked = settings[name];
    }
}

function takeForm() {
    for (const name of ['host', 'port', 'path', 'token', 'resize']) {
        settings[name] = form[name].value.trim();
    }
    for (const name of ['encrypt', 'viewOnly', 'shared', 'reconnect', 'lossless']) {
        settings[name] = form[name].checked;
    }
}

function connect() {
    clearTimeout(retry);
    retry = null;
    let url;
    try {
        url = socketUrl(settings, location.href);
        session = new Session(part('screen'), url, settings);
    } catch (problem) {
        say(`Cannot connect: ${problem.message}`, 'failed');
        return;
    }
    desktop = '';
    say(`Connecting to ${new URL(url).host} …`, 'connecting');
    part('size').value = settings.resize;
    session.addEventListener('open', opened);
    session.addEventListener('name', ({ detail }) => named(detail.name));
    session.addEventListener('credentials', ({ detail }) => askCredentials(detail.types));
    session.addEventListener('fingerprint', ({ detail }) => askTrust(detail.text));
    session.addEventListener('clipboard', ({ detail }) => { part('clip').value = detail.text; });
    session.addEventListener('end', ({ detail }) => ended(detail));
}

function opened() {
    sayConnected();
    session.focus();
}

function named(name) {
    desktop = name;
    document.title = name === '' ? 'VNC' : `${name} – VNC`;
    if (document.body.dataset.state === 'connected') {
        sayConnected();
    }
}

function sayConnected() {
    const watching = session.viewOnly ? ', view only' : '';
    say(desktop === '' ? `Connected${watching}` : `Connected to ${desktop}${watching}`, 'connected');
}

function ended({ problem, lost }) {
    session = null;
    for (const dialog of document.querySelectorAll('dialog[open]')) {
        dialog.close('over');
    }
    document.title = 'VNC';
    if (problem !== null && !lost) {
        settings.password = null;
    }
    if (lost && settings.reconnect) {
        say(`${problem}. Connecting again in ${Math.ceil(settings.reconnectDelay / 1000)} s …`, 'waiting');
        retry = setTimeout(connect, settings.reconnectDelay);
    } else {
        say(problem ?? 'Disconnected', problem === null ? 'quiet' : 'failed');
        part('go').focus();
    }
}

function disconnect() {
    if (session !== null) {
        session.disconnect();
    } else {
        clearTimeout(retry);
        say('Disconnected');
    }
}

function askCredentials(types) {
    const dialog = part('credentials');
    const byName = types.includes('username');
    part('username-row').hidden = !byName;
    part('username').required = byName;
    part('credentials-title').textContent = byName ? 'This desktop asks who you are' : 'This desktop needs a password';
    part('password-row').hidden = !types.includes('password');
    part('username').value = settings.username;
    part('password').value = '';
    say('Waiting for your password', 'connecting');
    ask(dialog, 'ok', () => {
        say('Signing in …', 'connecting');
        const username = byName ? part('username').value : '';
        session.sendCredentials({ username, password: part('password').value, target: '' });
    });
}

function askTrust(fingerprint) {
    part('fingerprint').textContent = fingerprint;
    say('Waiting for you to check the server', 'connecting');
    ask(part('trust'), 'ok', () => session.approve());
}

/** Any other way out of the dialog ends the connection. */
function ask(dialog, answer, proceed) {
    dialog.returnValue = '';
    dialog.showModal();
    dialog.addEventListener('close', () => {
        if (dialog.returnValue === answer) {
            proceed();
        } else {
            session?.disconnect();
        }
    }, { once: true });
}

async function saveScreenshot() {
    const picture = await session.screenshot();
    const link = document.createElement('a');
    const time = new Date().toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '');
    const name = desktop.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '') || 'desktop';
    link.href = URL.createObjectURL(picture);
    link.download = `${name}-${time}.png`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function toggleFullScreen() {
    if (document.fullscreenElement === null) {
        await document.documentElement.requestFullscreen();
    } else {
        await document.exitFullscreen();
    }
    session?.focus();
}

async function copyClip() {
    const field = part('clip');
    if (navigator.clipboard === undefined) {
        field.select();
        document.execCommand('copy');
    } else {
        await navigator.clipboard.writeText(field.value);
    }
}

function onClick(id, action) {
    part(id).addEventListener('click', () => Promise.resolve(action()).catch((problem) => say(problem.message)));
}

part('connect').addEventListener('submit', (event) => {
    event.preventDefault();
    takeForm();
    connect();
});
part('size').addEventListener('change', (event) => {
    settings.resize = event.target.value;
    form.resize.value = settings.resize;
    if (session !== null) {
        session.size = settings.resize;
    }
});
onClick('disconnect', disconnect);
onClick('keyboard', () => keyboard.toggle());
onClick('keys', () => {
    session.sendCtrlAltDel();
    session.focus();
});
onClick('clipboard', () => part('clips').showModal());
onClick('send-clip', () => {
    session?.paste(part('clip').value);
    part('clips').close();
    session?.focus();
});
onClick('copy-clip', copyClip);
onClick('screenshot', saveScreenshot);
onClick('full-screen', toggleFullScreen);
onClick('cancel-credentials', () => part('credentials').close('no'));
onClick('cancel-trust', () => part('trust').close('no'));
onClick('close-clips', () => part('clips').close());
part('full-screen').hidden = !document.fullscreenEnabled;

fillForm();
say('Not connected');
if (settings.autoconnect) {
    connect();
}
