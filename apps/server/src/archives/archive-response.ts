import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { ByteRange } from '@etouch/integrations/storage/storage';
import { answerRange } from '../answer-range.ts';
import { contentDisposition } from '../content-disposition.ts';
import { log } from '../log.ts';
import { readZip } from './read-zip.ts';
import { layOutZip } from './zip-layout.ts';
import type { ZipEntry } from './zip-records.ts';

export interface ArchiveEntry extends ZipEntry {
  /** Opens a range of the bytes; the entry is exactly `sizeBytes` long. */
  open(range: ByteRange): Promise<Readable>;
}

/** Rises when the same list would give other bytes than before. */
const WRITER = 1;

/**
 * Answers with a ZIP, whole or the range that is asked for. Nothing is compressed (photographs are), so every byte
 * follows from the list: a download that broke off goes on where it was, also by another process, and nothing is read
 * twice or kept in memory. The tag stands for the list; a range of another list is answered with the whole archive.
 */
export function archiveResponse(request: Request, fileName: string, entries: readonly ArchiveEntry[]): Response {
  const layout = layOutZip(entries);
  const headers = new Headers({
    'content-type': 'application/zip',
    'content-disposition': contentDisposition('attachment', fileName),
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
    etag: tagOf(entries),
  });
  return answerRange(request, headers, layout.totalBytes, (range) =>
    readZip(
      layout,
      range,
      (index, part) => entries[index]!.open(part),
      (error) => log.error('archive broke off', error),
    ),
  );
}

function tagOf(entries: readonly ZipEntry[]): string {
  const hash = createHash('sha256').update(`${WRITER}`);
  for (const { name, sizeBytes, crc32, modifiedAt } of entries) {
    hash.update(`\0${name}\0${sizeBytes} ${crc32} ${modifiedAt.getTime()}`);
  }
  return `"${hash.digest('base64url').slice(0, 27)}"`;
}
