import { Readable } from 'node:stream';

/** Why a picture has no tiles. It stands as a small file beside where they would be. */
export interface TilesRefusal {
  /** A code of result.ts, ORIGINAL_MISSING or STORAGE_FULL. */
  code: string;
  attempts: number;
  /** Nobody tries again by themselves. */
  isFinal: boolean;
}

/** What it takes of a storage. */
interface Files {
  stat(key: string): Promise<object | null>;
  read(key: string): Promise<AsyncIterable<Uint8Array>>;
  put(key: string, content: AsyncIterable<Uint8Array>): Promise<unknown>;
}

/** Null when nothing is known against the tiles. */
export async function readTilesRefusal(files: Files, key: string): Promise<TilesRefusal | null> {
  if (!(await files.stat(key))) return null;
  const parts: Uint8Array[] = [];
  for await (const part of await files.read(key)) parts.push(part);
  return JSON.parse(Buffer.concat(parts).toString()) as TilesRefusal;
}

export async function writeTilesRefusal(files: Files, key: string, refusal: TilesRefusal): Promise<void> {
  await files.put(key, Readable.from([Buffer.from(JSON.stringify(refusal))]));
}
