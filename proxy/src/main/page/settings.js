// What the page's address asks for, by noVNC's names and 'lossless', which is ours: in the query or, unseen by servers and their logs, in the fragment.

const NO = new Set(['0', 'no', 'off', 'false']);
const SIZES = new Set(['off', 'scale', 'remote']);

/** Takes the two parts of an address, such as '?path=a&autoconnect=1' and '#password=b'; the fragment wins. */
export function readSettings(query, fragment) {
    const given = new URLSearchParams(query);
    for (const [name, value] of new URLSearchParams(fragment.slice(1))) {
        given.set(name, value);
    }
    const text = (name, otherwise = '') => given.get(name) ?? otherwise;
    const flag = (name, otherwise = false) => (given.has(name) ? !NO.has(given.get(name).toLowerCase()) : otherwise);
    const number = (name, least, most, otherwise) => {
        const value = Number.parseInt(text(name), 10);
        return value >= least && value <= most ? value : otherwise;
    };
    return {
        host: text('host'),
        port: text('port'),
        encrypt: given.has('encrypt') ? flag('encrypt') : null,
        path: text('path', 'websockify'),
        token: text('token'),
        username: text('username'),
        password: given.get('password'),
        autoconnect: flag('autoconnect'),
        reconnect: flag('reconnect'),
        reconnectDelay: number('reconnect_delay', 0, 3_600_000, 5000),
        resize: SIZES.has(text('resize')) ? text('resize') : 'scale',
        viewOnly: flag('view_only'),
        shared: flag('shared', true),
        showDot: flag('show_dot'),
        quality: number('quality', 0, 9, 6),
        lossless: flag('lossless'),
        compression: number('compression', 0, 9, 2),
        repeater: text('repeaterID'),
    };
}

/** The address of the WebSocket. Without a host it is on the page's own server, relative to the page. */
export function socketUrl(settings, page) {
    const base = new URL(page);
    const encrypt = settings.encrypt ?? base.protocol === 'https:';
    if (settings.host !== '') {
        base.hostname = settings.host.includes(':') && !settings.host.startsWith('[') ? `[${settings.host}]` : settings.host;
        base.port = '';
        base.pathname = '/';
    }
    if (settings.port !== '') {
        base.port = settings.port;
    }
    const url = new URL(`./${settings.path}`, base);
    url.protocol = encrypt ? 'wss:' : 'ws:';
    url.hash = '';
    if (settings.token !== '') {
        url.searchParams.set('token', settings.token);
    }
    return url.href;
}
