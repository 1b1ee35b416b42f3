// Times npm's pixelmatch alone, warm: warm.mjs FIRST.png SECOND.png SECONDS prints the median in milliseconds.

import { readFileSync } from 'node:fs';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

const [first, second, seconds] = process.argv.slice(2);
const a = PNG.sync.read(readFileSync(first));
const b = PNG.sync.read(readFileSync(second));

const measure = () => {
    const times = [];
    const end = performance.now() + Number(seconds) * 1000;
    while (performance.now() < end || times.length < 3) {
        const start = performance.now();
        pixelmatch(a.data, b.data, undefined, a.width, a.height);
        times.push(performance.now() - start);
    }
    return times.sort((x, y) => x - y)[times.length >> 1];
};

measure();
console.log(measure());
