import { readBoxes, type Box } from './boxes.ts';
import { NotReadable, readExactly, type Edit, type ReadAt } from './edit.ts';
import { readItemLocations, type ItemLocation } from './item-locations.ts';

/** Items the picture is made of: coded images and how they are put together. Everything else (Exif, XMP …) goes. */
const lookItems = new Set(['av01', 'grid', 'iden', 'iovl', 'tmap']);
/** Properties the picture's look depends on. */
const lookProperties = new Set(
  'ispe pixi colr av1C auxC irot imir clap pasp a1op a1lx lsel clli mdcv cclv amve reve ndwt'.split(' '),
);
/** What `meta` may hold; a box of another name is emptied. */
const knownBoxes = new Set('hdlr pitm iinf iloc iprp iref idat grpl dinf'.split(' '));
/** Bytes that are overwritten at most: metadata is small, and what overwrites it is held in memory. */
const MOST_BYTES = 32 * 1024 * 1024;
const FREE = Buffer.from('free', 'latin1');

/**
 * Overwrites everything in an AVIF that is not the picture with zeros where it stands, so that nothing moves: EXIF, XMP,
 * names of items, private boxes, and bytes that no picture refers to. Turning is a property and stays.
 * @throws NotReadable for image sequences and broken structures
 */
export async function editAvif(read: ReadAt, size: number): Promise<Edit[]> {
  const edits: Edit[] = [];
  let left = MOST_BYTES;
  const zero = (start: number, end: number) => {
    if (start >= end) return;
    if ((left -= end - start) < 0) throw new NotReadable('more to leave out than a picture carries');
    edits.push({ start, end, replacement: new Uint8Array(end - start) });
  };
  /** The box stays as empty space: everything behind it keeps its place, properties their number. */
  const empty = (box: Box) => {
    edits.push({ start: box.start + 4, end: box.start + 8, replacement: FREE });
    zero(box.content, box.end);
  };

  const top = await readBoxes(read, 0, size);
  const metas = top.filter((box) => box.type === 'meta');
  const [meta] = metas;
  if (!meta || metas.length > 1 || top.some((box) => box.type === 'moov'))
    throw new NotReadable('not one still picture');
  for (const box of top) if (!['ftyp', 'meta', 'mdat'].includes(box.type)) empty(box);

  const inside = await readBoxes(read, meta.content + 4, meta.end);
  for (const box of inside) if (!knownBoxes.has(box.type)) empty(box);
  const one = (type: string) => {
    const [found, ...more] = inside.filter((box) => box.type === type);
    if (more.length > 0) throw new NotReadable(`${type} is there twice`);
    return found;
  };
  const [handler, infos, places, properties] = [one('hdlr'), one('iinf'), one('iloc'), one('iprp')];
  if (!infos || !places) throw new NotReadable('a picture without items');
  if (handler) zero(handler.content + 24, handler.end);

  const pictures = new Set<number>();
  const width = ((await readExactly(read, infos.content, 1))[0] ?? 0) === 0 ? 2 : 4;
  for (const box of await readBoxes(read, infos.content + 4 + width, infos.end)) {
    const item = await readItemInfo(read, box);
    if (lookItems.has(item.type)) pictures.add(item.id);
    else edits.push({ start: item.words - 4, end: item.words, replacement: FREE });
    zero(item.words, box.end);
  }
  if (properties) {
    for (const container of await readBoxes(read, properties.content, properties.end)) {
      if (container.type !== 'ipco') continue;
      for (const box of await readBoxes(read, container.content, container.end))
        if (!lookProperties.has(box.type)) empty(box);
    }
  }
  const locations = readItemLocations(await readExactly(read, places.content, places.end - places.content));
  const kept = locations.filter((location) => pictures.has(location.itemId));
  for (const box of top.filter(({ type }) => type === 'mdat')) zeroGaps(box, used(kept, false, 0), zero);
  const idat = one('idat');
  if (idat) zeroGaps(idat, used(kept, true, idat.content), zero);
  return edits;
}

/** An `infe` box of version 2 or 3: the item, and where the words about it begin. */
async function readItemInfo(read: ReadAt, box: Box): Promise<{ id: number; type: string; words: number }> {
  const head = await readExactly(read, box.content, Math.min(14, box.end - box.content));
  const version = head[0] ?? 0;
  const idBytes = version === 2 ? 2 : 4;
  if (box.type !== 'infe' || version < 2 || version > 3 || head.length < 10 + idBytes - 2)
    throw new NotReadable('an item without a type');
  const typeAt = 4 + idBytes + 2;
  return {
    id: head.readUIntBE(4, idBytes),
    type: head.toString('latin1', typeAt, typeAt + 4),
    words: box.content + typeAt + 4,
  };
}

interface Stretch {
  start: number;
  end: number;
}

function used(locations: ItemLocation[], inItemData: boolean, origin: number): Stretch[] {
  return locations
    .filter((location) => location.inItemData === inItemData)
    .flatMap(({ extents }) => extents)
    .map(({ start, length }) => ({ start: origin + start, end: origin + start + length }))
    .toSorted((a, b) => a.start - b.start);
}

/** Overwrites what of a box's content no stretch covers. */
function zeroGaps(box: Box, stretches: Stretch[], zero: (start: number, end: number) => void): void {
  let position = box.content;
  for (const { start, end } of stretches) {
    if (end <= box.content || start >= box.end) continue;
    zero(position, Math.min(start, box.end));
    position = Math.max(position, end);
  }
  zero(position, box.end);
}
