import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('styles.css', import.meta.url), 'utf8');

/** The tokens of one theme: the block that holds `color-scheme: NAME`. */
function tokens(theme: string): Map<string, string> {
  const start = css.indexOf(`color-scheme: ${theme};`);
  const block = css.slice(start, css.indexOf('}', start));
  return new Map(
    Array.from(block.matchAll(/--([\w-]+): (oklch\([^)]*\));/g), ([, name = '', value = '']) => [name, value]),
  );
}

/** Relative luminance (WCAG) of an opaque oklch() colour, by way of linear sRGB. */
function luminance(oklch: string): number {
  const [l = 0, c = 0, h = 0] = (oklch.match(/-?[\d.]+/g) ?? []).map(Number);
  const angle = (h * Math.PI) / 180;
  const a = c * Math.cos(angle);
  const b = c * Math.sin(angle);
  const light = l / 100;
  const [x, y, z] = [
    light + 0.3963377774 * a + 0.2158037573 * b,
    light - 0.1055613458 * a - 0.0638541728 * b,
    light - 0.0894841775 * a - 1.291485548 * b,
  ].map((v) => v ** 3) as [number, number, number];
  const channels = [
    4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z,
    -1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z,
    -0.0041960863 * x - 0.7034186147 * y + 1.707614701 * z,
  ];
  const [red, green, blue] = channels.map((channel) => Math.min(1, Math.max(0, channel))) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function known(of: Map<string, string>, name: string): string {
  const value = of.get(name);
  if (value === undefined) throw new Error(`No token --${name}`);
  return value;
}

function contrast(theme: string, front: string, back: string): number {
  const of = tokens(theme);
  const [high = 0, low = 0] = [front, back].map((name) => luminance(known(of, name))).sort((one, other) => other - one);
  return (high + 0.05) / (low + 0.05);
}

const TEXT: [string, string][] = [
  ...['ground', 'panel', 'sunken', 'hover', 'accent-soft', 'red-soft', 'amber-soft', 'green-soft'].map(
    (back): [string, string] => ['text', back],
  ),
  ...['ground', 'panel', 'sunken', 'hover'].map((back): [string, string] => ['muted', back]),
  ...['panel', 'ground', 'accent-soft'].map((back): [string, string] => ['accent-text', back]),
  ...['green', 'amber', 'red'].flatMap((hue): [string, string][] => [
    [hue, `${hue}-soft`],
    [hue, 'panel'],
    [hue, 'ground'],
  ]),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-tip', 'tip'],
];
/** What shows where a control is, or where the focus is (WCAG 1.4.11). */
const EDGES: [string, string][] = [
  ['edge', 'panel'],
  ['edge', 'ground'],
  ['accent-text', 'panel'],
  ['accent-text', 'sunken'],
  ['accent-text', 'hover'],
];

test('the measure itself: black on white is 21', () =>
  expect((luminance('oklch(100% 0 0)') + 0.05) / (luminance('oklch(0% 0 0)') + 0.05)).toBeCloseTo(21, 2));

describe.each(['light', 'dark'])('%s theme', (theme) => {
  test.each(TEXT)('%s reads on %s', (front, back) => expect(contrast(theme, front, back)).toBeGreaterThanOrEqual(4.5));
  test.each(EDGES)('%s shows against %s', (front, back) =>
    expect(contrast(theme, front, back)).toBeGreaterThanOrEqual(3),
  );
  test('neutrals have no chroma', () => {
    const of = tokens(theme);
    for (const name of ['ground', 'panel', 'sunken', 'hover', 'line', 'edge', 'text', 'muted'])
      expect(of.get(name)).toMatch(/^oklch\(\d+% 0 0\)$/);
  });
});

test.each([
  ['[data-surround] {', 'oklch(20% 0 0)'],
  ["[data-surround='grey'] {", 'oklch(57% 0 0)'],
  ["[data-surround='white'] {", 'oklch(100% 0 0)'],
])('the flag of what is rejected shows in %s', (selector, ground) => {
  const [, flag = ''] = /--rejected: (oklch\([^)]*\));/.exec(css.slice(css.indexOf(selector))) ?? [];
  const [high = 0, low = 0] = [flag, ground].map(luminance).sort((one, other) => other - one);
  expect((high + 0.05) / (low + 0.05)).toBeGreaterThanOrEqual(3);
});
