// Bundles the page's modules with noVNC's and writes every file, compressed, into the folder that is named.
import { build } from 'esbuild';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const NOVNC = 'node_modules/@novnc/novnc';
const LICENCES = [
    'LICENSE.txt',
    'AUTHORS',
    'docs/LICENSE.MPL-2.0',
    'docs/LICENSE.BSD-2-Clause',
    'docs/LICENSE.BSD-3-Clause',
    'vendor/pako/LICENSE',
];

const output = process.argv[2];
const { version } = JSON.parse(await readFile(join(NOVNC, 'package.json'), 'utf8'));
const notice = `noVNC ${version}, (C) The noVNC authors, Mozilla Public License 2.0, with parts under BSD and MIT licences.
Its source: https://github.com/novnc/noVNC/tree/v${version}, npm's @novnc/novnc ${version}. Licences: licences.txt`;

async function bundle() {
    const result = await build({
        entryPoints: ['page.js'],
        bundle: true,
        minify: true,
        format: 'esm',
        target: 'es2022',
        legalComments: 'inline',
        banner: { js: `/*! ${notice} */` },
        write: false,
    });
    return result.outputFiles[0].contents;
}

async function licences() {
    const texts = [`The page of websockify contains ${notice.replace('. Licences: licences.txt', '.')}\n`];
    for (const file of LICENCES) {
        const text = await readFile(join(NOVNC, file), 'utf8');
        texts.push(`${'-'.repeat(78)}\nnoVNC ${version}: ${file}\n${'-'.repeat(78)}\n\n${text}`);
    }
    return Buffer.from(texts.join('\n'));
}

async function put(name, content) {
    const brotli = { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } };
    await replace(`${name}.br`, brotliCompressSync(content, brotli));
    await replace(`${name}.gz`, gzipSync(content, { level: 9 }));
}

async function replace(name, content) {
    const file = join(output, name);
    await writeFile(`${file}.part`, content);
    await rename(`${file}.part`, file);
}

await put('page.js', await bundle());
await put('licences.txt', await licences());
for (const name of ['page.css', 'icon.svg', 'index.html']) {
    await put(name, await readFile(name));
}
