#!/usr/bin/env node
// The only command of set-up. Plain JavaScript on purpose: it runs on the machine's own Node, before anything is installed.
import { refuseOldNode } from './bootstrap/node-version.mjs';

refuseOldNode();
// Loaded only now: an older Node would fail on this file's syntax before it could say why.
const { start } = await import('./bootstrap/start.mjs');
process.exitCode = await start();
