import { once } from 'node:events';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import yauzl from 'yauzl';
import { archiveResponse } from './stream-archive.ts';
import { uniqueNames } from './unique-names.ts';

const file = (fileName: string, content: Readable, sizeBytes?: number) => ({
  fileName,
  sizeBytes,
  open: async () => content,
});

describe('an archive', () => {
  it('says its size when it knows that of every file', async () => {
    const known = archiveResponse('a.zip', [file('a', Readable.from([Buffer.from('abc')]), 3)]);
    const bytes = Buffer.from(await known.arrayBuffer());
    expect(known.headers.get('content-length')).toBe(String(bytes.length));
    expect((await yauzl.fromBufferPromise(bytes)).entryCount).toBe(1);
    const unknown = archiveResponse('a.zip', [file('a', Readable.from([Buffer.from('abc')]))]);
    expect(unknown.headers.has('content-length')).toBe(false);
    expect((await yauzl.fromBufferPromise(Buffer.from(await unknown.arrayBuffer()))).entryCount).toBe(1);
  });

  it('is empty but whole without files', async () => {
    const bytes = Buffer.from(await archiveResponse('a.zip', []).arrayBuffer());
    expect((await yauzl.fromBufferPromise(bytes)).entryCount).toBe(0);
  });

  it('closes the open file, and opens no other, when the reader goes away', async () => {
    const endless = new Readable({
      read() {
        this.push(Buffer.alloc(65_536));
      },
    });
    let opened = 0;
    const second = { fileName: 'b', open: async () => (opened++, Readable.from([])) };
    const response = archiveResponse('a.zip', [file('a', endless), second]);
    const reader = response.body!.getReader();
    await reader.read();
    const closed = once(endless, 'close');
    await reader.cancel();
    await closed;
    expect(endless.destroyed).toBe(true);
    expect(opened).toBe(0);
  });

  it('breaks off rather than look whole when a file cannot be read', async () => {
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('half');
        throw new Error('disk failure');
      })(),
    );
    await expect(archiveResponse('a.zip', [file('a', broken)]).arrayBuffer()).rejects.toThrow('disk failure');
    const missing = { fileName: 'a', open: () => Promise.reject(new Error('gone')) };
    await expect(archiveResponse('a.zip', [missing]).arrayBuffer()).rejects.toThrow('gone');
  });
});

describe('names in an archive', () => {
  it('keep the first of equals, in any case and composition', () => {
    expect(uniqueNames(['a.jpg', 'A.jpg', 'é', 'é'.normalize('NFD'), 'a.jpg', 'a (2).jpg'])).toEqual([
      'a.jpg',
      'A (2).jpg',
      'é',
      `${'é'.normalize('NFD')} (2)`,
      'a (3).jpg',
      'a (2) (2).jpg',
    ]);
  });

  it('never leave the folder they are unpacked into', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constantFrom('..', '../a', 'C:\\a', '/etc/passwd', '', 'a\0b'))),
        (names) => {
          const safe = uniqueNames(names);
          expect(new Set(safe.map((name) => name.normalize('NFC').toLowerCase())).size).toBe(names.length);
          for (const name of safe) expect(name).not.toMatch(/[/\\:\0]|^[.]{0,2}$/);
        },
      ),
    );
  });
});
