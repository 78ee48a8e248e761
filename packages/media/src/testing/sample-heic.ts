import { box } from './sample-raws.ts';

/** One picture or derived picture of a HEIC. */
export interface HeicItem {
  /** From 1. */
  id: number;
  type: 'hvc1' | 'grid' | 'iovl' | 'iden';
  content: Buffer;
  properties: readonly Buffer[];
  /** Place and length that the directory claims, where they are not those of the content. */
  claims?: { start: number; length: number };
}

export interface HeicReference {
  type: 'dimg' | 'auxl' | 'thmb';
  from: number;
  to: readonly number[];
}

/** Of what a coded picture consists: the decoder's configuration (`hvcC`) and the coded data. */
export interface Coded {
  config: Buffer;
  data: Buffer;
}

const ESSENTIAL = ['hvcC', 'irot', 'imir', 'clap'];
const coded = (config: string, data: string): Coded => ({
  config: box('hvcC', Buffer.from(config, 'base64')),
  data: Buffer.from(data, 'base64'),
});

/**
 * 64 × 64 pixels, the left half red and the right half blue, made with ImageMagick 6 and libheif (`convert -size 32x64
 * xc:'#ff0000' xc:'#0000ff' +append -quality 50 halves.heic`): no encoder for it can be had here. So were the others.
 */
export const HALVES = coded(
  'AQNwAAAAAAAAAAAAHvAA/P34+AAADwMgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQCEAAQAoQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbqSSmubAgAAAMACAAAAwAIQCIAAQAHRAHBcrAiQA==',
  'AAAAKCgBrxOA5qhw0//+JpR//Vjnh+nl5Ev/9aakj/DRt/+tEdFSK//y5T4=',
);

const TILE_CONFIG =
  'AQNwAAAAAAAAAAAAHvAA/P34+AAADwMgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQCEAAQArQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbqSSmubgQEDAgAAAMACAAAAwAIQCIAAQAHRAHBcrAiQA==';
/** Four pictures of 64 × 64 pixels, each of four squares in colours of its own (`heif-enc -q 40 -p chroma=420`). */
export const TILES = [
  'AAAAMygBr1j5DpJf//LhX/9G0kPjtaJLfPN+/2OSf+K0OX/7/jMfHnG/5TdAv/4wyv72Gf77/w==',
  'AAAALSgBr1j5DpJfF9ZryPRtP/47Wif/zzfC9jj1/itDl/+G5f8cv7+J5ypsP4FScA==',
  'AAAANCgBr1j5DpJfF+Tlf/7Y0kPYpyJ//nKqC/Zkif89RuX/+Z7bHdFD+kLtg4fazDfAyn+W9UA=',
  'AAAALCgBr1j4gZJf//ovFJL//BVbkEMhLwvcA4/VHZD6s/axC0/Eb4/+xTz/LUvA',
].map((data) => coded(TILE_CONFIG, data));

/** 64 × 64 pixels of 10 bits, darker downwards by 14 to 10 % of red, 24 to 20 % of green, 34 to 30 % of blue. */
export const TEN_BITS = coded(
  'AQQIAAAAAAAAAAAAHvAA/P36+gAADwMgAAEAF0ABDAH//wQIAAADAJ24AAADAAAeugJAIQABACpCAQEECAAAAwCduAAAAwAAHqAggQTZbqSSmubgQEDAgAAAAwCAAAADAIQiAAEAB0QBwXKwIkA=',
  'AAAALigBrw7g6GPAot8l6XTvHaVf6C8foPKj//2f2v6c9DC4S7PdFMrqDeAtHEriKVI=',
);

/** 1024 × 1024 pixels of grey whose colour is not coded more coarsely than its light (`-p chroma=444`). */
export const FINE_COLOUR = coded(
  'AQQIAAAAAAAAAAAAePAA/P/4+AAADwMgAAEAF0ABDAH//wQIAAADAJ44AAADAAB4ugJAIQABACxCAQEECAAAAwCeOAAAAwAAeJAAQBACALLdSSU1zcCAgYEAAAMAAQAAAwABCCIAAQAIRAHBcoYMBiQ=',
  'AAABKSgBrwtCBcUlKMYPe973vfD6iBEkUFbmAmASYZ5lAAADAAADAAADAAmYooCYBPiYK8AAAAMAAAMAAAMAANmAkwuS+AAAAwAAAwAAAwAAAwADFocAAAMAAAMAAAMAAAMAAAMAC7gAAAMAAAMAAAMAAAMAAAMAA+4AAAMAAAMAAAMAAAMAAAMAUUAAAAMAAAMAAAMAAAMAAAMBswAAAwAAAwAAAwAAAwAABFwAAAMAAAMAAAMAAAMAAAlIAAADAAADAAADAAADAAAQUAAAAwAAAwAAAwAAAwAAGRAAAAMAAAMAAAMAAAMAACcgAAADAAADAAADAAADAAA1YAAAAwAAAwAAAwAAAwAAT0AAAAMAAAMAAAMAAAMAAGjAAAADAAADAAADAAADAACFgA==',
);

/** Width and height of an item. */
export function ispe(width: number, height: number): Buffer {
  return box('ispe', Buffer.alloc(4), uint32(width, height));
}

/** The sizes are given as fractions, the offsets between the centres. */
export function clap(width: number, height: number, right: number, down: number): Buffer {
  return box('clap', uint32(width, 1, height, 1, right, 1, down, 1));
}

/** Content of a `grid` of so many tiles (ISO 23008-12, 6.6.2.3). */
export function gridContent(columns: number, rows: number, width: number, height: number): Buffer {
  return Buffer.concat([Buffer.from([0, 1, rows - 1, columns - 1]), uint32(width, height)]);
}

/** Content of an `iovl`: pictures laid on white at places counted from the top left (ISO 23008-12, 6.6.2.2). */
export function overlayContent(width: number, height: number, ...places: (readonly [x: number, y: number])[]): Buffer {
  return Buffer.concat([
    Buffer.from([0, 1]),
    uint16(...Array<number>(4).fill(0xffff)),
    uint32(width, height, ...places.flat()),
  ]);
}

/** A coded picture as an item; only FINE_COLOUR has not 64 × 64 pixels. */
export function codedItem(id: number, { config, data }: Coded, ...more: Buffer[]): HeicItem {
  const side = config === FINE_COLOUR.config ? 1024 : 64;
  return { id, type: 'hvc1', content: data, properties: [config, ispe(side, side), ...more] };
}

export function uint32(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [i, value] of values.entries()) bytes.writeUInt32BE(value >>> 0, i * 4);
  return bytes;
}

function uint16(...values: number[]): Buffer {
  return Buffer.concat(values.map((value) => Buffer.from([value >> 8, value & 0xff])));
}

/** A HEIC of one picture, the HALVES, with further properties of it, such as `irot`. */
export function heic(...properties: Buffer[]): Buffer {
  return heicOf([codedItem(1, HALVES, ...properties)]);
}

/** A HEIC of items, the first of which is the main picture. */
export function heicOf(items: readonly HeicItem[], references: readonly HeicReference[] = []): Buffer {
  const type = box('ftyp', Buffer.from('heic\0\0\0\0mif1heic', 'latin1'));
  const full = (name: string, ...content: Buffer[]) => box(name, Buffer.alloc(4), ...content);
  const infos = items.map(({ id, type: kind }) =>
    box('infe', Buffer.from([2, 0, 0, 0]), uint16(id, 0), text(kind), text('\0')),
  );
  // What several items have alike stands there once, as phones write it.
  const properties = [
    ...new Map(items.flatMap((item) => item.properties.map((own) => [own.toString('latin1'), own]))).values(),
  ];
  const indexOf = (own: Buffer) => 1 + properties.findIndex((property) => property.equals(own));
  const associations = items.flatMap(({ id, properties: own }) => [
    uint16(id),
    Buffer.from([own.length]),
    ...own.map((property) =>
      uint16((ESSENTIAL.includes(property.toString('latin1', 4, 8)) ? 0x8000 : 0) | indexOf(property)),
    ),
  ]);
  const links = references.map(({ type: kind, from, to }) => box(kind, uint16(from, to.length, ...to)));
  const directory = (dataAt: number) => {
    let at = dataAt;
    const places = items.map(({ id, content, claims }) => {
      const place = claims ?? { start: at, length: content.length };
      at += content.length;
      return Buffer.concat([uint16(id, 0, 1), uint32(place.start, place.length)]);
    });
    return full(
      'meta',
      full('hdlr', Buffer.alloc(4), text('pict'), Buffer.alloc(13)),
      full('pitm', uint16(items[0]?.id ?? 0)),
      full('iloc', Buffer.from([0x44, 0]), uint16(items.length), ...places),
      full('iinf', uint16(items.length), ...infos),
      ...(links.length > 0 ? [full('iref', ...links)] : []),
      box(
        'iprp',
        box('ipco', ...properties),
        box('ipma', Buffer.from([0, 0, 0, 1]), uint32(items.length), ...associations),
      ),
    );
  };
  const data = Buffer.concat(items.map(({ content }) => content));
  const dataAt = type.length + directory(0).length + 8;
  return Buffer.concat([type, directory(dataAt), box('mdat', data)]);
}

const text = (words: string) => Buffer.from(words, 'latin1');
