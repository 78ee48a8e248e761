import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { contentDisposition } from '../content-disposition.ts';
import { log } from '../log.ts';
import { streamBody } from '../serve-file.ts';

export interface ArchiveEntry {
  /** Unique within the archive, see uniqueNames. */
  fileName: string;
  /** Exact when known: the reader is then told how much will come, and files above 4 GiB are announced as such. */
  sizeBytes?: number;
  open(): Promise<Readable>;
}

/** What yazl does and its types do not tell. */
interface SizedZip {
  end(options: object, told: (totalBytes: number) => void): void;
}

/**
 * Answers with a ZIP that is written while it is read: nothing is compressed (photographs are) and nothing collected in
 * memory; Zip64 where sizes need it. A file that cannot be read breaks the connection off: half an archive must not look
 * like a whole one. When the reader goes away the open file is closed.
 */
export function archiveResponse(fileName: string, entries: readonly ArchiveEntry[]): Response {
  const zip = new ZipFile();
  // A PassThrough, whose type yazl does not tell.
  const output = zip.outputStream as Readable;
  const abort = (error: unknown) => output.destroy(error instanceof Error ? error : new Error('the archive broke off'));
  zip.on('error', abort);
  let current: Readable | undefined;
  for (const entry of entries) {
    zip.addReadStreamLazy(entry.fileName, { compress: false, size: entry.sizeBytes }, (callback) => {
      if (output.destroyed) return;
      entry.open().then(
        (stream) => {
          current = stream;
          stream.on('error', abort);
          callback(null, stream);
        },
        (error: unknown) => {
          log.error('archive broke off', error);
          abort(error);
        },
      );
    });
  }
  // Called at once, with -1 when a size is not known before.
  let total = -1;
  (zip as unknown as SizedZip).end({}, (size) => (total = size));
  output.on('close', () => current?.destroy());
  return new Response(streamBody(output), {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': contentDisposition('attachment', fileName),
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      ...(total >= 0 ? { 'content-length': String(total) } : {}),
    },
  });
}
