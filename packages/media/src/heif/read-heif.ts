import { readBoxes, type Box } from '../neutral/boxes.ts';
import { NotReadable, readExactly, type ReadAt } from '../neutral/edit.ts';
import { readItemLocations } from '../neutral/item-locations.ts';

/** Colour by numbers (ITU-T H.273): primaries and transfer. */
export interface Nclx {
  primaries: number;
  transfer: number;
}

export interface Heif {
  /** The main picture's colour by numbers; null when a profile or nothing says it. */
  nclx: Nclx | null;
  /** End of the last byte that any item refers to; beyond the file's size when it was cut short. */
  neededBytes: number;
}

/** `meta` holds directories, not pictures. */
const MAXIMUM_META = 16 * 1024 * 1024;

/** Reads the directory of a HEIC or AVIF. Null when it has none or one that is broken: the decoder then names it. */
export async function readHeif(read: ReadAt, size: number): Promise<Heif | null> {
  try {
    const meta = await findMeta(read, size);
    if (!meta) return null;
    const inside = await readBoxes(read, meta.content + 4, meta.end);
    const one = (type: string) => inside.find((box) => box.type === type);
    const places = one('iloc');
    const locations = places ? readItemLocations(await contentOf(read, places)) : [];
    const extents = locations.filter(({ inItemData }) => !inItemData).flatMap((item) => item.extents);
    const neededBytes = extents.reduce((most, { start, length }) => Math.max(most, start + length), 0);
    return { nclx: await mainColour(read, one('pitm'), one('iprp')), neededBytes };
  } catch (error) {
    if (error instanceof NotReadable || error instanceof RangeError) return null;
    throw error;
  }
}

async function findMeta(read: ReadAt, size: number): Promise<Box | null> {
  for (let position = 0, n = 0; position + 8 <= size && n < 64; n++) {
    const head = await readExactly(read, position, 8);
    const type = head.toString('latin1', 4);
    const length = head.readUInt32BE(0);
    if (type === 'meta') {
      if (position + length > size) throw new NotReadable('the directory is cut short');
      return { type, start: position, content: position + 8, end: position + length };
    }
    if (length === 0) return null;
    const long = length === 1 ? Number((await readExactly(read, position + 8, 8)).readBigUInt64BE()) : length;
    if (long < 8) return null;
    position += long;
  }
  return null;
}

function contentOf(read: ReadAt, box: Box): Promise<Buffer> {
  if (box.end - box.content > MAXIMUM_META) throw new NotReadable(`${box.type} is too long`);
  return readExactly(read, box.content, box.end - box.content);
}

async function mainColour(read: ReadAt, main: Box | undefined, properties: Box | undefined): Promise<Nclx | null> {
  if (!main || !properties) return null;
  const inside = await readBoxes(read, properties.content, properties.end);
  const container = inside.find(({ type }) => type === 'ipco');
  const association = inside.find(({ type }) => type === 'ipma');
  if (!container || !association) return null;
  const pitm = await contentOf(read, main);
  const mainId = pitm[0] === 0 ? pitm.readUInt16BE(4) : pitm.readUInt32BE(4);
  const wanted = associated(await contentOf(read, association), mainId);
  const boxes = await readBoxes(read, container.content, container.end);
  for (const index of wanted) {
    const box = boxes[index - 1];
    if (box?.type !== 'colr' || box.end - box.content < 10) continue;
    const colour = await readExactly(read, box.content, 10);
    if (colour.toString('latin1', 0, 4) !== 'nclx') return null;
    return { primaries: colour.readUInt16BE(4), transfer: colour.readUInt16BE(6) };
  }
  return null;
}

/** Numbers of the properties of one item, from an `ipma` box (ISO 23008-12, 9.3.2). */
function associated(ipma: Buffer, itemId: number): number[] {
  const [idBytes, wide] = [ipma[0] === 0 ? 2 : 4, ((ipma[3] ?? 0) & 1) === 1];
  let at = 8;
  for (let entries = ipma.readUInt32BE(4); entries > 0; entries--) {
    const id = ipma.readUIntBE(at, idBytes);
    const count = ipma.readUInt8(at + idBytes);
    at += idBytes + 1;
    if (id === itemId)
      return Array.from({ length: count }, (_, i) =>
        wide ? ipma.readUInt16BE(at + i * 2) & 0x7fff : ipma.readUInt8(at + i) & 0x7f,
      );
    at += count * (wide ? 2 : 1);
  }
  return [];
}
