// Counts as npm's pixelmatch does: pixelmatch.mjs FILE, a line of "FIRST.png SECOND.png THRESHOLD INCLUDE_AA" for each pair.

import { readFileSync } from 'node:fs';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

const pictures = new Map();
const read = (file) => {
    if (!pictures.has(file)) pictures.set(file, PNG.sync.read(readFileSync(file)));
    return pictures.get(file);
};

for (const line of readFileSync(process.argv[2], 'utf8').trim().split('\n')) {
    const [first, second, threshold, includeAA] = line.split('\t');
    const a = read(first);
    const b = read(second);
    const options = { threshold: Number(threshold), includeAA: includeAA === 'true' };
    console.log(pixelmatch(a.data, b.data, undefined, a.width, a.height, options));
}
