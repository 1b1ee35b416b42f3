import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keysym } from '../../main/page/softkeyboard.js';

test('Latin-1 is its own keysym, the rest is Unicode', () => {
    assert.equal(keysym('a'), 0x61);
    assert.equal(keysym('ÿ'), 0xff);
    assert.equal(keysym('€'), 0x10020ac);
    assert.equal(keysym('😀'), 0x101f600);
    assert.equal(keysym('\n'), 0xff0d);
});
