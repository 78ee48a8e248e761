import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sRgbCurve } from '../../icc/curves.ts';
import { matrixProfile } from '../../icc/made-profiles.ts';
import { curveTag } from '../../icc/write-profile.ts';
import { COLUMNS, PATCH, ROWS } from './chart.ts';
import { alike, builtInCmyk, labUnderProfile, onlyAlike, recipes } from './recipes.ts';

/**
 * Makes references.json again: what ImageMagick (`convert`, version 6, with Little CMS) shows of every patch of the golden
 * files, as 16-bit sRGB. Run by hand: node packages/media/src/testing/golden/make-references.ts
 */
const directory = mkdtempSync(join(tmpdir(), 'etouch-golden-'));
const sRgb = join(directory, 'srgb.icc');
const cmyk = join(directory, 'cmyk.icc');
writeFileSync(sRgb, matrixProfile('sRGB', curveTag(sRgbCurve()), 'sRGB'));
writeFileSync(cmyk, await builtInCmyk());

const references: Record<string, number[][]> = {};
for (const name of Object.keys(recipes)) {
  const given = alike[name] ?? name;
  const make = { ...recipes, ...onlyAlike }[given]!;
  const path = join(directory, given.replace('lab.psd', 'lab.psd.tif'));
  const isLab = name.startsWith('lab');
  writeFileSync(path, await (isLab ? labUnderProfile() : make()));
  const assigned = name.includes('no-profile') ? ['-profile', cmyk] : [];
  const intent = isLab ? ['-intent', 'relative'] : ['-intent', 'perceptual', '-black-point-compensation'];
  const args = [`${path}[0]`, ...intent, ...assigned, '-profile', sRgb, '-depth', '16', 'rgb:-'];
  const pixels = execFileSync('convert', args, { maxBuffer: 1 << 28 });
  references[name] = Array.from({ length: COLUMNS * ROWS }, (_, patch) => {
    const x = (patch % COLUMNS) * PATCH + PATCH / 2;
    const y = Math.floor(patch / COLUMNS) * PATCH + PATCH / 2;
    return [0, 2, 4].map((at) => pixels.readUInt16LE((y * COLUMNS * PATCH + x) * 6 + at));
  });
}
rmSync(directory, { recursive: true });
const rows = Object.entries(references).map(
  ([name, patches]) => `  ${JSON.stringify(name)}: ${JSON.stringify(patches)}`,
);
writeFileSync(join(import.meta.dirname, 'references.json'), `{\n${rows.join(',\n')}\n}\n`);
