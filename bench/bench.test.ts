import { gzipSync } from 'node:zlib';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { median, metric } from './metric.ts';
import { initialScripts } from './web/initial-scripts.ts';

const dist = mkdtempSync(path.join(os.tmpdir(), 'etouch-dist-'));
afterAll(() => rmSync(dist, { recursive: true }));

describe('a metric', () => {
  it('relates the value to the baseline', () => {
    expect(metric('x', 's', 3, 1.5, 5)).toEqual({ name: 'x', unit: 's', value: 3, baseline: 1.5, ratio: 2, n: 5 });
  });

  it('takes the middle of its measurements', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 9, 2])).toBe(3);
    expect(() => median([])).toThrow(RangeError);
  });
});

it('the initial scripts are the entry and what it imports at once, each counted once', () => {
  const files = { 'a.js': 'entry', 'b.js': 'shared', 'c.js': 'vendor', 'later.js': 'dynamic', 'a.css': 'style' };
  mkdirSync(path.join(dist, '.vite'));
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(dist, file), text);
  writeFileSync(
    path.join(dist, '.vite/manifest.json'),
    JSON.stringify({
      'index.html': { file: 'a.js', isEntry: true, imports: ['_b', '_c'], dynamicImports: ['later'], css: ['a.css'] },
      _b: { file: 'b.js', imports: ['_c'] },
      _c: { file: 'c.js' },
      later: { file: 'later.js', imports: ['_b'] },
    }),
  );
  const { files: found, gzipped } = initialScripts(dist);
  expect(found.toSorted()).toEqual(['a.js', 'b.js', 'c.js']);
  expect(gzipped).toBe(['entry', 'shared', 'vendor'].reduce((sum, text) => sum + gzipSync(text).length, 0));
});
