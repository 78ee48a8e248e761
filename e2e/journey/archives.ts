import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { openPromise } from 'yauzl';
import { describeFile, type SourceFile } from './source-files.ts';

/**
 * Saves a streamed archive and unpacks it with a reader that is not ours.
 * @returns its files by their names in the archive
 * @throws Error when it broke off, or is not as long as it was announced
 */
export async function saveArchive(response: Response, directory: string): Promise<Map<string, SourceFile>> {
  mkdirSync(directory, { recursive: true });
  const zipPath = path.join(directory, 'archive.zip');
  if (!response.body) throw new Error('an archive without a body');
  await pipeline(Readable.fromWeb(response.body as ReadableStream<Uint8Array>), createWriteStream(zipPath));
  const { sizeBytes } = await describeFile(zipPath);
  const announced = response.headers.get('content-length');
  if (announced !== null && Number(announced) !== sizeBytes)
    throw new Error(`an archive of ${announced} bytes came as ${sizeBytes}`);
  const zip = await openPromise(zipPath, { lazyEntries: true });
  const files = new Map<string, SourceFile>();
  for await (const entry of zip.eachEntry()) {
    const { fileName } = entry;
    if (files.has(fileName)) throw new Error(`${fileName} is twice in one archive`);
    const saved = path.join(directory, `${files.size}${path.extname(fileName)}`);
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(saved));
    files.set(fileName, await describeFile(saved, fileName));
  }
  return files;
}
