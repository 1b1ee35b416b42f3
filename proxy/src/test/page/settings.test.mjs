import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSettings, socketUrl } from '../../main/page/settings.js';

const url = (query, page = 'http://proxy:6080/vnc/?x=1#y') => socketUrl(readSettings(query, ''), page);

test('without settings the WebSocket is beside the page', () => {
    assert.equal(url(''), 'ws://proxy:6080/vnc/websockify');
    assert.equal(url('', 'https://proxy/'), 'wss://proxy/websockify');
});

test('a path may hold a query, and the token is added to it', () => {
    assert.equal(url('?path=a%2Fb%3Fc%3Dd&token=e%20%26f'), 'ws://proxy:6080/vnc/a/b?c=d&token=e+%26f');
});

test('a path cannot leave the host', () => {
    assert.equal(url('?path=//evil/x'), 'ws://proxy:6080/vnc///evil/x');
    assert.equal(url('?path=http://evil/x'), 'ws://proxy:6080/vnc/http://evil/x');
});

test('host, port and encrypt name another server', () => {
    assert.equal(url('?host=other'), 'ws://other/websockify');
    assert.equal(url('?host=other&port=1&encrypt=1'), 'wss://other:1/websockify');
    assert.equal(url('?host=::1&port=5'), 'ws://[::1]:5/websockify');
    assert.equal(url('?port=7'), 'ws://proxy:7/vnc/websockify');
});

test('flags are on when given, but for noVNC’s ways to say no', () => {
    assert.equal(readSettings('', '').autoconnect, false);
    for (const value of ['', '=', '=1', '=true', '=yes']) {
        assert.equal(readSettings(`?autoconnect${value}`, '').autoconnect, true, value);
    }
    for (const value of ['0', 'false', 'No', 'off']) {
        assert.equal(readSettings(`?shared=${value}`, '').shared, false, value);
    }
});

test('JPEG is taken unless exact colours are asked for', () => {
    assert.equal(readSettings('', '').lossless, false);
    assert.equal(readSettings('?lossless=1', '').lossless, true);
});

test('the fragment wins over the query', () => {
    assert.equal(readSettings('?password=a', '#password=b').password, 'b');
    assert.equal(readSettings('', '').password, null);
});

test('what is no size or number is the usual one', () => {
    assert.equal(readSettings('?resize=remote', '').resize, 'remote');
    assert.equal(readSettings('?resize=huge', '').resize, 'scale');
    assert.equal(readSettings('?quality=9', '').quality, 9);
    assert.equal(readSettings('?quality=10', '').quality, 6);
    assert.equal(readSettings('?reconnect_delay=x', '').reconnectDelay, 5000);
});
