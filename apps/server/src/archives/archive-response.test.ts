import { once } from 'node:events';
import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import yauzl from 'yauzl';
import { archiveResponse, type ArchiveEntry } from './archive-response.ts';

const modifiedAt = new Date('2026-11-22T10:20:30Z');
const get = (headers: Record<string, string> = {}) => new Request('http://localhost/a.zip', { headers });

function entry(name: string, content: Uint8Array, more: Partial<ArchiveEntry> = {}): ArchiveEntry {
  return {
    name,
    sizeBytes: content.length,
    crc32: crc32(content),
    modifiedAt,
    open: async ({ start, end }) => Readable.from([content.subarray(start, end + 1)]),
    ...more,
  };
}

const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

describe('an archive', () => {
  const files = [entry('a', Buffer.from('abc')), entry('é/b', Buffer.alloc(0)), entry('c', Buffer.alloc(5000, 7))];

  it('gives every file back, with its time, and says its size before', async () => {
    const response = archiveResponse(get(), 'a.zip', files);
    const bytes = await bytesOf(response);
    expect(response.headers.get('content-length')).toBe(String(bytes.length));
    const zip = await yauzl.fromBufferPromise(bytes);
    const found: [string, string, number][] = [];
    for await (const file of zip.eachEntry()) {
      const stream = await zip.openReadStreamPromise(file);
      const content = Buffer.concat(await stream.toArray());
      expect(crc32(content)).toBe(file.crc32);
      expect(file.getLastModDate().getTime()).toBe(modifiedAt.getTime());
      found.push([file.fileName, content.subarray(0, 3).toString('latin1'), content.length]);
    }
    expect(found).toEqual([
      ['a', 'abc', 3],
      ['é/b', '', 0],
      ['c', '\x07\x07\x07', 5000],
    ]);
  });

  it('is empty but whole without files', async () => {
    const bytes = await bytesOf(archiveResponse(get(), 'a.zip', []));
    expect((await yauzl.fromBufferPromise(bytes)).entryCount).toBe(0);
  });

  it('is made of the same bytes whatever parts it is asked for in', async () => {
    const whole = await bytesOf(archiveResponse(get(), 'a.zip', files));
    const position = fc.integer({ min: 0, max: whole.length - 1 });
    await fc.assert(
      fc.asyncProperty(position, position, async (a, b) => {
        const [start, end] = [Math.min(a, b), Math.max(a, b)];
        const response = archiveResponse(get({ range: `bytes=${start}-${end}` }), 'a.zip', files);
        expect(response.status).toBe(206);
        expect(response.headers.get('content-range')).toBe(`bytes ${start}-${end}/${whole.length}`);
        expect((await bytesOf(response)).equals(whole.subarray(start, end + 1))).toBe(true);
      }),
      { endOnFailure: true, plugins: [fc.interruptAfterTimeLimit(15_000, { failOnInterrupt: true })] },
    );
  });

  it('opens no file that lies outside the range', async () => {
    const opened: string[] = [];
    const watched = files.map((file) => ({
      ...file,
      open: async (range: { start: number; end: number }) => (opened.push(file.name), file.open(range)),
    }));
    await bytesOf(archiveResponse(get({ range: 'bytes=-100' }), 'a.zip', watched));
    expect(opened).toEqual([]);
    await bytesOf(archiveResponse(get({ range: 'bytes=3000-3009' }), 'a.zip', watched));
    expect(opened).toEqual(['c']);
  });

  it('goes on only with the same list', async () => {
    const tag = archiveResponse(get(), 'a.zip', files).headers.get('etag')!;
    const resume = { range: 'bytes=10-', 'if-range': tag };
    expect(archiveResponse(get(resume), 'a.zip', files).status).toBe(206);
    for (const changed of [files.slice(1), [{ ...files[0]!, crc32: 1 }, ...files.slice(1)], files.toReversed()])
      expect(archiveResponse(get(resume), 'a.zip', changed).status).toBe(200);
    expect(archiveResponse(get({ 'if-none-match': tag }), 'a.zip', files).status).toBe(304);
    expect(archiveResponse(get({ range: 'bytes=99999-' }), 'a.zip', files).status).toBe(416);
  });

  it('closes the open file, and opens no other, when the reader goes away', async () => {
    const endless = new Readable({
      read() {
        this.push(Buffer.alloc(65_536));
      },
    });
    let opened = 0;
    const response = archiveResponse(get(), 'a.zip', [
      entry('a', Buffer.from(''), { sizeBytes: 1e12, open: async () => endless }),
      entry('b', Buffer.from('b'), { open: async () => (opened++, Readable.from([])) }),
    ]);
    const reader = response.body!.getReader();
    await reader.read();
    await reader.read();
    const closed = once(endless, 'close');
    await reader.cancel();
    await closed;
    expect(opened).toBe(0);
  });

  it('closes also a file that does not answer', async () => {
    const asked = Promise.withResolvers<void>();
    const silent = new Readable({ read: () => asked.resolve() });
    const response = archiveResponse(get(), 'a.zip', [entry('a', Buffer.from('x'), { open: async () => silent })]);
    const reader = response.body!.getReader();
    await reader.read();
    const waiting = reader.read();
    await asked.promise;
    const closed = once(silent, 'close');
    await reader.cancel();
    await closed;
    expect((await waiting).done).toBe(true);
  });

  it('breaks off rather than look whole when a file cannot be read, or is not as long as it was', async () => {
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('half');
        throw new Error('disk failure');
      })(),
    );
    const read = async (open: ArchiveEntry['open'], sizeBytes = 8) =>
      bytesOf(archiveResponse(get(), 'a.zip', [entry('a', Buffer.from(''), { sizeBytes, open })]));
    await expect(read(async () => broken)).rejects.toThrow('disk failure');
    await expect(read(() => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
    await expect(read(async () => Readable.from([Buffer.from('short')]))).rejects.toThrow('not as long');
    await expect(read(async () => Readable.from([Buffer.from('much too long')]))).rejects.toThrow('not as long');
  });
});
