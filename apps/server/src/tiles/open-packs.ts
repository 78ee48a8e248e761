import { FileMissing, type Storage } from '@etouch/integrations/storage/storage';
import { openTilePack, TilePackBroken, type TilePack } from '@etouch/media/tiles/tile-pack';

/** Packs whose directory is remembered: some tens of kilobytes each. */
const REMEMBERED = 64;

/** By the storage they stand in, so that a server that is closed takes its packs with it. */
const opened = new WeakMap<Storage, Map<string, Promise<TilePack | null>>>();

/** A stored pack of tiles, its directory read once; null when there is none (yet). */
export function openPack(storage: Storage, key: string): Promise<TilePack | null> {
  const packs = opened.get(storage) ?? new Map<string, Promise<TilePack | null>>();
  opened.set(storage, packs);
  const known = packs.get(key);
  packs.delete(key);
  const pack = known ?? readPack(storage, key);
  packs.set(key, pack);
  pack.then(
    (found) => found ?? forget(storage, key),
    () => forget(storage, key),
  );
  const [oldest] = packs.keys();
  if (packs.size > REMEMBERED && oldest !== undefined) packs.delete(oldest);
  return pack;
}

/** The bytes of a tile, null when there is none at this place: the pack may have gone, or been made anew, since it was opened. */
export async function readTile(
  storage: Storage,
  key: string,
  place: { level: number; column: number; row: number },
): Promise<Buffer | null> {
  const read = async () => (await openPack(storage, key))?.read(place.level, place.column, place.row) ?? null;
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof TilePackBroken) && !(error instanceof FileMissing)) throw error;
    forget(storage, key);
    return read();
  }
}

function forget(storage: Storage, key: string): void {
  opened.get(storage)?.delete(key);
}

async function readPack(storage: Storage, key: string): Promise<TilePack | null> {
  const facts = await storage.stat(key);
  if (!facts) return null;
  return openTilePack(async (part) => {
    const parts: Buffer[] = [];
    for await (const chunk of await storage.read(key, part)) parts.push(chunk as Buffer);
    return Buffer.concat(parts);
  }, facts.bytes);
}
