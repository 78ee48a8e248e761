import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { setTimeout as pause } from 'node:timers/promises';
import type { RouteInput } from '@etouch/contracts/route';
import { getDownload, getDownloadArchive, prepareDownload } from '@etouch/contracts/routes/downloads';
import type { Browser } from '@etouch/server/testing/browser';
import { openPromise } from 'yauzl';
import { describeFile, type SourceFile } from './source-files.ts';

type Wanted = RouteInput<typeof prepareDownload>['body'];

/** What lies in every archive beside what was asked for. */
const MANIFESTS = ['manifest.sha256', 'manifest.csv'];

/** Prepares a download, waits until it is ready, and asks for its archive. */
export async function fetchArchive({ api }: Browser, body: Wanted): Promise<Response> {
  let download = await api.call(prepareDownload, { body });
  const params = { downloadId: download.id };
  while (download.state === 'PREPARING') {
    await pause(100);
    download = await api.call(getDownload, { params });
  }
  return api.fetchBytes(getDownloadArchive, { params });
}

/** The files of an archive without its manifests. */
export function withoutManifests(saved: ReadonlyMap<string, SourceFile>): Map<string, SourceFile> {
  return new Map([...saved].filter(([name]) => !MANIFESTS.includes(name)));
}

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
