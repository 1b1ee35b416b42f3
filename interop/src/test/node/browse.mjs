// A browser at a test's command: browse.mjs CHROMIUM FOLDER. A command is a line of words, each percent-encoded; the answer
// is a line of 'ok' or 'error' and a word.

import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';

const [executablePath, folder] = process.argv.slice(2);
const LIMIT = 60_000;
const SWITCHES = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
];
const context = await chromium.launchPersistentContext(folder, { executablePath, args: SWITCHES, headless: true });
context.setDefaultTimeout(LIMIT);
const page = context.pages()[0];
const problems = [];
page.on('pageerror', (error) => problems.push(String(error)));
page.on('console', (message) => {
    if (message.type() === 'error') {
        problems.push(message.text());
    }
});
let requests = [];
page.on('request', (request) => {
    if (!request.isNavigationRequest() && !request.url().startsWith('data:')) {
        requests.push(request.url());
    }
});

// Playwright's own waitForFunction evaluates in the page, which a strict policy forbids.
async function until(expression) {
    const end = Date.now() + LIMIT;
    while (!await page.evaluate(expression)) {
        if (Date.now() > end) {
            throw new Error(`not true within ${LIMIT} ms: ${expression}`);
        }
        await new Promise((resolve) => { setTimeout(resolve, 20); });
    }
}

const commands = {
    async open(url) {
        requests = [];
        await page.goto(url);
    },
    size: (width, height) => page.setViewportSize({ width: Number(width), height: Number(height) }),
    scheme: (colorScheme) => page.emulateMedia({ colorScheme }),
    motion: (reducedMotion) => page.emulateMedia({ reducedMotion }),
    media: (media) => page.emulateMedia({ media }),
    evaluate: async (expression) => String(await page.evaluate(expression)),
    until,
    click: (selector) => page.click(selector),
    clickAt: (selector, x, y) => page.click(selector, { position: { x: Number(x), y: Number(y) } }),
    async drag(selector, ...places) {
        const { x, y } = await page.locator(selector).first().boundingBox();
        const [fromX, fromY, toX, toY] = places.map(Number);
        await page.mouse.move(x + fromX, y + fromY);
        await page.mouse.down();
        await page.mouse.move(x + toX, y + toY, { steps: 5 });
        await page.mouse.up();
    },
    fill: (selector, text) => page.fill(selector, text),
    press: (key) => page.keyboard.press(key),
    type: (text) => page.keyboard.type(text),
    shoot: async (file) => { await page.screenshot({ path: file }); },
    async download(selector, file) {
        const [download] = await Promise.all([page.waitForEvent('download'), page.click(selector)]);
        await download.saveAs(file);
        return download.suggestedFilename();
    },
    problems: () => problems.join('\n'),
    forget: () => { problems.length = 0; },
    requests: () => requests.join('\n'),
};

for await (const line of createInterface({ input: process.stdin })) {
    const [name, ...words] = line.split(' ').map(decodeURIComponent);
    try {
        const answer = await commands[name](...words);
        console.log(`ok ${encodeURIComponent(answer ?? '')}`);
    } catch (problem) {
        const state = await page.evaluate('document.body.innerText').catch(() => '');
        console.log(`error ${encodeURIComponent(`${problem.message}\nThe page: ${state}\n${problems.join('\n')}`)}`);
    }
}
await context.close();
