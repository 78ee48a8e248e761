import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { installedChromium } from './chromium.mjs';

const folder = mkdtempSync(path.join(os.tmpdir(), 'etouch-chromium-'));
const browser = path.join(folder, 'chromium');
writeFileSync(browser, '#!/bin/sh\n');
chmodSync(browser, 0o755);
afterAll(() => rmSync(folder, { recursive: true }));

it('finds a browser on the path', () => {
  expect(installedChromium({ PATH: folder })).toBe(browser);
});

it('takes the one that CHROMIUM_PATH names, and no other when it is not there', () => {
  expect(installedChromium({ CHROMIUM_PATH: browser, PATH: '' })).toBe(browser);
  expect(installedChromium({ CHROMIUM_PATH: path.join(folder, 'missing'), PATH: folder })).toBeUndefined();
});
