/** A tag of an ICC profile: its four-letter name and its bytes. */
export type Tag = readonly [name: string, data: Buffer];

/**
 * Puts an ICC version 2 display profile together (ICC.1:2001-04, 6.1).
 * @param space colour space of the pixels: "RGB ", "CMYK", "GRAY"
 * @param pcs "XYZ " for matrices, "Lab " for tables
 */
export function writeProfile(space: string, pcs: 'XYZ ' | 'Lab ', description: string, tags: readonly Tag[]): Buffer {
  const all: Tag[] = [['desc', descriptionTag(description)], ['wtpt', xyzTag(D50)], ...tags];
  const table = Buffer.alloc(4 + all.length * 12);
  table.writeUInt32BE(all.length, 0);
  const parts: Buffer[] = [];
  const places = new Map<Buffer, number>();
  let at = 128 + table.length;
  for (const [i, [name, data]] of all.entries()) {
    // Curves shared by three channels stand in the file once.
    const place = places.get(data) ?? at;
    if (place === at) {
      const padded = Buffer.concat([data, Buffer.alloc((4 - (data.length & 3)) & 3)]);
      parts.push(padded);
      places.set(data, at);
      at += padded.length;
    }
    table.write(name, 4 + i * 12, 'latin1');
    table.writeUInt32BE(place, 8 + i * 12);
    table.writeUInt32BE(data.length, 12 + i * 12);
  }
  const header = Buffer.alloc(128);
  header.writeUInt32BE(at, 0);
  header.writeUInt32BE(0x02400000, 8);
  header.write(`mntr${space}${pcs}`, 12, 'latin1');
  header.write('acsp', 36, 'latin1');
  fixed(D50).copy(header, 68);
  return Buffer.concat([header, table, ...parts]);
}

/** The PCS white point, by ICC's own rounding. */
const D50 = [0.9642, 1, 0.8249] as const;

/** An XYZ value as a tag. */
export function xyzTag(xyz: readonly number[]): Buffer {
  return Buffer.concat([Buffer.from('XYZ \0\0\0\0', 'latin1'), fixed(xyz)]);
}

/** A tone curve: a list of 16-bit values over the even range of the input, or one gamma. */
export function curveTag(curve: readonly number[] | { gamma: number }): Buffer {
  const values = 'gamma' in curve ? [Math.round(curve.gamma * 256)] : curve;
  const tag = Buffer.alloc(12 + values.length * 2);
  tag.write('curv', 0, 'latin1');
  tag.writeUInt32BE(values.length, 8);
  for (const [i, value] of values.entries()) tag.writeUInt16BE(value, 12 + i * 2);
  return tag;
}

/**
 * A `mft2` tag of three channels in and out: curves, a grid and curves again; all values 0 to 65,535. The grid runs with
 * the last channel fastest.
 */
export function gridTag(
  inputs: readonly (readonly number[])[],
  points: number,
  grid: Uint16Array,
  outputs: readonly (readonly number[])[],
): Buffer {
  const head = Buffer.alloc(52);
  head.write('mft2', 0, 'latin1');
  head.set([3, 3, points], 8);
  for (const i of [0, 4, 8]) head.writeUInt32BE(0x10000, 12 + i * 4);
  head.writeUInt16BE(inputs[0]?.length ?? 0, 48);
  head.writeUInt16BE(outputs[0]?.length ?? 0, 50);
  const values = Uint16Array.from([...inputs.flat(), ...grid, ...outputs.flat()]);
  return Buffer.concat([head, Buffer.from(values.buffer).swap16()]);
}

function descriptionTag(text: string): Buffer {
  const tag = Buffer.alloc(12 + text.length + 1 + 4 + 4 + 2 + 1 + 67);
  tag.write('desc', 0, 'latin1');
  tag.writeUInt32BE(text.length + 1, 8);
  tag.write(text, 12, 'latin1');
  return tag;
}

function fixed(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [i, value] of values.entries()) bytes.writeInt32BE(Math.round(value * 65536), i * 4);
  return bytes;
}
