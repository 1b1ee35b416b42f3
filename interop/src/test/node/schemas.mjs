// Checks files against the published schemas, and prints what is wrong with them: schemas.mjs FILE...
// Files in a folder "kubernetes" are its manifests, action.yml is an action of GitHub's, other files are its workflows.

import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { validateAction, validateWorkflow } from '@action-validator/core';
import { parseAllDocuments } from 'yaml';

// A manifest that notes which of its fields the schema asks for: the others it does not know.
const watched = (value, path, unknown) => {
    if (typeof value !== 'object' || value === null) return value;
    for (const key of Object.keys(value)) unknown.add(`${path}/${key}`);
    return new Proxy(value, {
        get(target, key) {
            unknown.delete(`${path}/${String(key)}`);
            return Object.hasOwn(target, key) ? watched(target[key], `${path}/${String(key)}`, unknown) : target[key];
        },
    });
};

const capital = (word) => word[0].toUpperCase() + word.slice(1);

const checkManifest = async (manifest) => {
    const { apiVersion, kind } = manifest;
    const group = (apiVersion.includes('/') ? apiVersion : `core/${apiVersion}`).split('/').map(capital).join('');
    const { validate } = await import(`kubernetes-models/_schemas/IoK8sApi${group}${kind}`);
    const unknown = new Set();
    validate(watched(manifest, '', unknown));
    return [...(validate.errors ?? []), ...[...unknown].map((path) => `${path} is unknown`)];
};

const check = async (file, text) => {
    if (basename(file) === 'action.yml') return validateAction(text).errors;
    if (basename(dirname(file)) !== 'kubernetes') return validateWorkflow(text).errors;
    const errors = await Promise.all(parseAllDocuments(text).map((document) => checkManifest(document.toJS())));
    return errors.flat();
};

for (const file of process.argv.slice(2)) {
    for (const error of await check(file, readFileSync(file, 'utf8'))) console.log(`${file}: ${JSON.stringify(error)}`);
}
