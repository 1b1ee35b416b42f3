// Starts odiff as the command of npm's odiff-bin does, which is not in the lock file since it wants programs for all systems:
// odiff.mjs PROGRAM [ARGUMENT...].

import { spawnSync } from 'node:child_process';

const [program, ...words] = process.argv.slice(2);
const result = spawnSync(program, words, { stdio: 'inherit' });
if (result.error) throw result.error;
process.exit(result.status ?? 1);
