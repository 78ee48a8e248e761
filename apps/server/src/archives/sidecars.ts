import { text } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import type { LeavingMark } from '@etouch/domain/assets/find-marks';
import { FileMissing, type Storage } from '@etouch/integrations/storage/storage';
import { writeXmp } from '@etouch/media/metadata/write-xmp';

/** Bytes of a sidecar into which marks are written; a larger one is replaced by a new one, beside which it stays kept. */
const MAXIMUM_BYTES = 4 * 1024 * 1024;

/** A sidecar of an archive, known before it is read; thousands of them are not held in memory. */
export interface Sidecar {
  /** Whose it is; its path follows from the photo's. */
  assetId: string;
  keepsExtension: boolean;
  sizeBytes: number;
  crc32: number;
  read(): Promise<Buffer>;
}

/** The sidecars of photos with their marks. Each is written twice: once to know its checksum, once to send it. */
export async function sidecarsOf(storage: Storage, marks: ReadonlyMap<string, LeavingMark>): Promise<Sidecar[]> {
  const sidecars: Sidecar[] = [];
  for (const [assetId, { keepsExtension, sidecarKey, ...mark }] of marks) {
    const read = async () => Buffer.from(writeXmp(mark, await originalOf(storage, sidecarKey)));
    const bytes = await read();
    sidecars.push({ assetId, keepsExtension, sizeBytes: bytes.length, crc32: crc32(bytes), read });
  }
  return sidecars;
}

/** What a sidecar is called beside a photo of this path. */
export function sidecarPath(photoPath: string, keepsExtension: boolean): string {
  return keepsExtension ? `${photoPath}.xmp` : `${photoPath.replace(/\.[^./]*$/u, '')}.xmp`;
}

async function originalOf(storage: Storage, key: string | null): Promise<string | null> {
  if (!key) return null;
  try {
    const facts = await storage.stat(key);
    if (!facts || facts.bytes > MAXIMUM_BYTES) return null;
    return await text(await storage.read(key));
  } catch (error) {
    if (error instanceof FileMissing) return null;
    throw error;
  }
}
