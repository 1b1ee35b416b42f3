// One connection to a desktop: noVNC's RFB on a WebSocket of our own, and what became of it in words.

import RFB from '@novnc/novnc';

// Servers send no JPEG to a client that names none of these (RFB's "JPEG Quality Level").
const QUALITY_FIRST = -32;
const QUALITY_LAST = -23;
const withQuality = RFB.messages.clientEncodings;

function withoutQuality(socket, encodings) {
    withQuality(socket, encodings.filter((encoding) => encoding < QUALITY_FIRST || encoding > QUALITY_LAST));
}

const INTERNAL_ERROR = 1011;
const GOING_AWAY = 1001;

/**
 * Dispatches 'open' {name, width, height}, 'credentials' {types}, 'fingerprint' {text}, 'clipboard' {text} and, once,
 * 'end' {problem, lost}: the problem is null if the user ended it, and lost says that it might be had again.
 */
export class Session extends EventTarget {
    #rfb;
    #opened = false;
    #ended = false;
    #asked = false;
    #sent = null;
    #refusal = null;
    #close = null;

    constructor(screen, url, settings) {
        super();
        const socket = new WebSocket(url);
        socket.addEventListener('close', (event) => { this.#close = event; });
        const { username, password } = settings;
        const credentials = {};
        if (password !== null) {
            credentials.password = password;
            this.#sent = username === '' ? 'password' : 'user name or password';
        }
        if (username !== '') {
            credentials.username = username;
        }
        RFB.messages.clientEncodings = settings.lossless ? withoutQuality : withQuality;
        this.#rfb = new RFB(screen, socket, { credentials, shared: settings.shared, repeaterID: settings.repeater });
        this.#rfb.viewOnly = settings.viewOnly;
        this.#rfb.showDotCursor = settings.showDot;
        this.#rfb.qualityLevel = settings.quality;
        this.#rfb.compressionLevel = settings.compression;
        this.#rfb.background = 'transparent';
        this.size = settings.resize;
        this.#listen();
    }

    #listen() {
        const on = (name, listener) => this.#rfb.addEventListener(name, (event) => listener(event.detail));
        on('connect', () => {
            this.#opened = true;
            this.#tell('open', {});
        });
        on('desktopname', ({ name }) => this.#tell('name', { name }));
        on('credentialsrequired', ({ types }) => this.#tell('credentials', { types }));
        on('securityfailure', ({ reason }) => { this.#refusal = reason ?? ''; });
        on('clipboard', ({ text }) => this.#tell('clipboard', { text }));
        on('serververification', ({ type, publickey }) => this.#verify(type, publickey));
        on('disconnect', ({ clean }) => this.#end(clean));
    }

    #tell(type, detail) {
        this.dispatchEvent(new CustomEvent(type, { detail }));
    }

    async #verify(type, key) {
        if (type !== 'RSA') {
            this.#refusal = `it wants its identity checked in a way that is not known here: ${type}`;
            this.#rfb.disconnect();
            return;
        }
        const digest = new Uint8Array(await crypto.subtle.digest('SHA-1', key));
        const bytes = Array.from(digest.slice(0, 8), (byte) => byte.toString(16).padStart(2, '0'));
        this.#tell('fingerprint', { text: bytes.join('-') });
    }

    // noVNC tells its listeners before the socket has told ours.
    #end(clean) {
        setTimeout(() => {
            if (!this.#ended) {
                this.#ended = true;
                const problem = this.#asked ? null : this.#problem(clean);
                this.#tell('end', { problem, lost: problem !== null && this.#opened && this.#refusal === null });
            }
        }, 0);
    }

    #problem(clean) {
        if (this.#refusal !== null) {
            const reason = this.#refusal === '' ? '' : `: ${this.#refusal}`;
            return this.#sent === null ? `The server refused the connection${reason}` : `Wrong ${this.#sent}${reason}`;
        }
        const code = this.#close?.code;
        if (code === INTERNAL_ERROR) {
            return this.#opened ? 'The connection to the VNC server failed' : 'The VNC server cannot be reached';
        }
        if (code === GOING_AWAY) {
            return 'The proxy is shutting down';
        }
        if (this.#opened) {
            return clean && code !== 1006 ? 'The server ended the connection' : 'The connection was lost';
        }
        return code === 1000 ? 'The VNC server ended the connection at once' : 'Cannot connect: no answer, or the proxy refused';
    }

    sendCredentials(credentials) {
        this.#sent = credentials.username === '' ? 'password' : 'user name or password';
        this.#rfb.sendCredentials(credentials);
    }

    approve() {
        this.#rfb.approveServer();
    }

    /** Ends it at the user's wish. */
    disconnect() {
        this.#asked = true;
        this.#rfb.disconnect();
    }

    /** 'off' for the desktop as it is, 'scale' to fit it in, 'remote' to have the server fit it in. */
    set size(size) {
        this.#rfb.scaleViewport = size === 'scale';
        this.#rfb.resizeSession = size === 'remote';
        this.#rfb.clipViewport = false;
    }

    get viewOnly() {
        return this.#rfb.viewOnly;
    }

    focus() {
        this.#rfb.focus();
    }

    sendCtrlAltDel() {
        this.#rfb.sendCtrlAltDel();
    }

    /** Presses and releases a key by its X keysym. */
    sendKey(keysym) {
        this.#rfb.sendKey(keysym, null);
    }

    paste(text) {
        this.#rfb.clipboardPasteFrom(text);
    }

    /** The desktop's pixels, not scaled, as a PNG file. */
    screenshot() {
        return new Promise((resolve) => { this.#rfb.toBlob(resolve, 'image/png'); });
    }
}
