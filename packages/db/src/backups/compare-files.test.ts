import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compareFiles } from './compare-files.ts';
import type { InventoryEntry } from './inventory.ts';
import { reportFiles } from './report-files.ts';
import { filesOnDisk } from './stored-files.ts';

let dataDir: string;
beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), 'files-'))));
afterEach(() => rmSync(dataDir, { recursive: true }));

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function store(key: string, content: string): void {
  const path = join(dataDir, key);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/** In the order an inventory has. */
function inOrder(entries: InventoryEntry[]): InventoryEntry[] {
  const key = (entry: InventoryEntry) => (entry.folder ? `${entry.key}/` : entry.key);
  return entries.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

async function findings(expected: InventoryEntry[], checkContent = false): Promise<string[]> {
  const named = async function* () {
    yield* inOrder(expected);
  };
  const found: string[] = [];
  for await (const { problem, key } of compareFiles('files', named(), filesOnDisk(dataDir, 'files'), checkContent))
    found.push(`${problem} ${key}`);
  return found.sort();
}

const file = (key: string, content: string): InventoryEntry => ({
  store: 'files',
  key,
  bytes: content.length,
  sha256: sha256(content),
});

describe('stored files against an inventory', () => {
  test('agree when everything is there, whatever the names sort like', async () => {
    const keys = ['originals/a/b', 'originals/a-b/c', 'originals/a.b', 'originals/a/b.c/d', 'originals/B', 'x'];
    for (const key of keys) store(`files/${key}`, key);
    store('files/derivatives/s/1-ab/preview.jpg', 'p');
    store('files/derivatives/s/1-ab/tiles/0/0.jpg', 'p');
    store('files/aside/half-written', '');
    const folder: InventoryEntry = { store: 'files', key: 'derivatives/s/1-ab', folder: true };
    expect(await findings([...keys.map((key) => file(key, key)), folder], true)).toEqual([]);
  });

  test('a missing file, a missing folder, another size, another content and a stranger are told apart', async () => {
    store('files/o/short', 'ab');
    store('files/o/changed', 'abd');
    store('files/o/stranger', '');
    store('files/d/1-2/preview.jpg', 'near, but another folder');
    const named = ['gone', 'short', 'changed'].map((name) => file(`o/${name}`, 'abc'));
    const folder: InventoryEntry = { store: 'files', key: 'd/1', folder: true };
    const known = [
      'MISSING d/1/',
      'MISSING o/gone',
      'ORPHANED d/1-2/preview.jpg',
      'ORPHANED o/stranger',
      'SIZE o/short',
    ];
    expect(await findings([...named, folder])).toEqual(known);
    expect(await findings([...named, folder], true)).toEqual(['CHECKSUM o/changed', ...known]);
  });

  test('a folder in a folder, a file named twice over, and what need not be there', async () => {
    for (const key of ['d/1/a', 'd/1/tiles/0', 'd/1/z', 'd/10', 'e/2/x']) store(`files/${key}`, 'abc');
    const folder = (key: string): InventoryEntry => ({ store: 'files', key, folder: true });
    const named = [
      folder('d/1'),
      folder('d/1/tiles'),
      folder('d/1/none'),
      file('d/1/z', 'abc'),
      file('d/1/gone', 'abc'),
    ];
    const optional = [folder('e/2'), folder('e/3'), file('e/4', 'abc')].map((one) => ({
      ...one,
      optional: true as const,
    }));
    expect(await findings([...named, ...optional], true)).toEqual([
      'MISSING d/1/gone',
      'MISSING d/1/none/',
      'ORPHANED d/10',
    ]);
  });

  test('the report counts both stores and lists what it found; an upload may have more bytes than were acknowledged', async () => {
    store('files/o/stranger', '');
    store('incoming/studio/u1/bytes', 'abcdef');
    store('incoming/studio/u2/bytes', 'abc');
    const uploads = ['u1', 'u2'].map((id) => ({ store: 'incoming', key: `studio/${id}/bytes`, bytes: 4 }));
    store('backup/files.jsonl', uploads.map((upload) => `${JSON.stringify(upload)}\n`).join(''));
    const options = { dataDir, backup: { path: join(dataDir, 'backup') }, path: join(dataDir, 'list.jsonl') };
    const { counts, path } = await reportFiles(options);
    expect(counts).toEqual({ MISSING: 0, SIZE: 1, CHECKSUM: 0, ORPHANED: 1 });
    expect(path).toBe(options.path);
    rmSync(join(dataDir, 'files'), { recursive: true });
    store('incoming/studio/u2/bytes', 'abcd');
    expect((await reportFiles(options)).path).toBeUndefined();
  });
});
