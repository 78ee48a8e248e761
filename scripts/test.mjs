#!/usr/bin/env node
// `npm test`: plain JavaScript like start.mjs, because it too runs before anything is installed.
import { refuseOldNode } from './bootstrap/node-version.mjs';

refuseOldNode();
const { test } = await import('./test/test.mjs');
process.exitCode = await test();
