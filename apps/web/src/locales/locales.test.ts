import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { permissions } from '@etouch/contracts/permissions';
import { describe, expect, test } from 'vitest';

const here = import.meta.dirname;
const source = path.join(here, '..');

type Texts = { [key: string]: string | Texts };

function flatten(texts: Texts, prefix: string): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${prefix}.${key}`, value] as [string, string]] : flatten(value, `${prefix}.${key}`),
  );
}

function read(language: 'fr' | 'en'): Map<string, string> {
  const folder = path.join(here, language);
  return new Map(
    readdirSync(folder).flatMap((file) =>
      flatten(JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Texts, file.replace('.json', '')),
    ),
  );
}

const fr = read('fr');
const en = read('en');
const code = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.test.ts'))
  .map((file) => readFileSync(path.join(source, file), 'utf8'))
  .join('\n');

const values = (text: string) =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').toSorted((a, b) => a.localeCompare(b));

/** Keys in the code: whole ones, and templates such as `workflow.states.${state}` as patterns. */
const whole = new Set([...code.matchAll(/'([a-z][\w-]*\.[\w.-]+)'/gi)].map(([, key]) => key ?? ''));
const patterns = [...code.matchAll(/`([a-z][\w-]*\.[^`\n]*\$\{[^`\n]*)`/gi)].map(
  ([, key]) =>
    new RegExp(
      `^${(key ?? '')
        .replace(/\$\{[^}]*\}/g, '[^.]+')
        .replaceAll('.', '\\.')
        .replaceAll('[^\\.]', '[^.]')}$`,
    ),
);

/** Without its context: `askedText_dated` is asked for as `askedText`. */
const general = (key: string) => key.replace(/_\w+$/, '');
const base = (key: string) => key.replace(/_(one|other|many)$/, '');

describe('the texts of the interface', () => {
  test('exist in both languages, with the same values', () => {
    const bases = (texts: Map<string, string>) => [...new Set([...texts.keys()].map(base))].sort();
    expect(bases(fr)).toEqual(bases(en));
    for (const [key, text] of en) expect(values(fr.get(key) ?? ''), key).toEqual(values(text));
  });

  test('are all used', () => {
    const unused = [...en.keys()].filter(
      (key) =>
        ![key, base(key), general(key)].some(
          (name) => whole.has(name) || patterns.some((pattern) => pattern.test(name)),
        ),
    );
    expect(unused).toEqual([]);
  });

  test('exist for every key that the code names', () => {
    const folders = new Set([...en.keys()].map((key) => key.split('.')[0]));
    const known = new Set([...en.keys()].flatMap((key) => [key, base(key)]));
    const missing = [...whole].filter(
      (key) =>
        folders.has(key.split('.')[0]) && !/\.(json|ts|tsx|svg)$/.test(key) && !(key in permissions) && !known.has(key),
    );
    expect(missing).toEqual([]);
  });

  test('a plural has every form its language needs', () => {
    for (const [texts, forms] of [
      [fr, ['one', 'many', 'other']],
      [en, ['one', 'other']],
    ] as const) {
      const plurals = [...texts.keys()].filter((key) => key !== base(key));
      for (const key of plurals)
        expect(plurals.filter((other) => base(other) === base(key)).sort(), key).toEqual(
          forms.map((form) => `${base(key)}_${form}`).sort(),
        );
    }
  });

  test('keep to French typography', () => {
    for (const [key, text] of fr) {
      expect(text, key).not.toMatch(/[ \u00a0][;:!?»]|«[ \u00a0]|'/);
      expect(text, key).not.toMatch(/[^\s\u202f/{}\d][;!?]/);
      expect(text, key).not.toContain('!');
    }
  });
});
