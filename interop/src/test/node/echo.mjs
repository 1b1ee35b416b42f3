// npm's ws as a client of the proxy in front of an echo server: echo.mjs ADDRESS. Prints "ok" if all came back.

import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import WebSocket from 'ws';

const PROTOCOLS = [[], ['binary'], ['base64', 'binary']];
const SIZES = [0, 1, 125, 126, 127, 65535, 65536, 1 << 20];

async function echo(protocols) {
    const socket = new WebSocket(process.argv[2], protocols, { perMessageDeflate: true });
    const sent = createHash('sha256');
    const received = createHash('sha256');
    let missing = 0;
    let pongs = 0;
    await new Promise((resolve, reject) => {
        socket.on('error', reject);
        socket.on('pong', (data) => { pongs += data.toString() === 'there?' ? 1 : 0; });
        socket.on('open', () => {
            for (const size of SIZES) {
                const data = randomBytes(size);
                sent.update(data);
                missing += size;
                const half = size >> 1;
                socket.send(data.subarray(0, half), { binary: true, fin: false });
                socket.ping('there?');
                socket.send(data.subarray(half), { binary: true, fin: true });
            }
        });
        socket.on('message', (data) => {
            received.update(data);
            missing -= data.length;
            if (missing === 0) {
                resolve();
            }
        });
    });
    assert.equal(received.digest('hex'), sent.digest('hex'));
    assert.equal(socket.protocol, protocols.length === 0 ? '' : 'binary');
    await new Promise((resolve) => {
        socket.on('close', (code) => resolve(assert.equal(code, 1000)));
        socket.close(1000);
    });
    assert.equal(pongs, SIZES.length);
}

for (const protocols of PROTOCOLS) {
    await echo(protocols);
}
console.log('ok');
