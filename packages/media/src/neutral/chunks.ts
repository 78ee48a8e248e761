import { crc32 } from 'node:zlib';
import { readOrientation } from '../probe/orientation.ts';
import { leaveOut, NotReadable, orientationOnly, readExactly, type Edit, type ReadAt } from './edit.ts';

/** Chunks of a PNG beside the critical ones (upper-case first letter) that its look depends on. */
const lookOfPng = new Set('tRNS cHRM gAMA iCCP sBIT sRGB bKGD hIST pHYs sPLT cICP mDCV cLLI acTL fcTL fdAT'.split(' '));

/** Leaves out texts, times, EXIF and everything private; the orientation stays. */
export async function editPng(read: ReadAt, size: number): Promise<Edit[]> {
  const edits: Edit[] = [];
  for (let position = 8; position < size;) {
    const head = await readExactly(read, position, 8);
    const length = head.readUInt32BE(0);
    const type = head.toString('latin1', 4);
    const end = position + 12 + length;
    if (type === 'eXIf') {
      const orientation = readOrientation(await readExactly(read, position + 8, length));
      const replacement = orientation === 1 ? Buffer.alloc(0) : pngChunk('eXIf', orientationOnly(orientation));
      edits.push({ start: position, end, replacement });
    } else if (type[0] !== type[0]?.toUpperCase() && !lookOfPng.has(type)) edits.push(leaveOut(position, end));
    position = end;
    if (type !== 'IEND') continue;
    if (position < size) edits.push(leaveOut(position, size));
    return edits;
  }
  throw new NotReadable('the picture has no end');
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

const lookOfWebp = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
const EXIF_FLAG = 0x08;
const XMP_FLAG = 0x04;

/** Leaves out EXIF (but for the orientation), XMP and everything unknown, and corrects the sizes and flags above them. */
export async function editWebp(read: ReadAt, size: number): Promise<Edit[]> {
  const edits: Edit[] = [];
  const riffEnd = Math.min(size, 8 + (await readExactly(read, 4, 4)).readUInt32LE(0));
  let orientation = 1;
  for (let position = 12; position + 8 <= riffEnd;) {
    const head = await readExactly(read, position, 8);
    const type = head.toString('latin1', 0, 4);
    const length = head.readUInt32LE(4);
    const end = Math.min(riffEnd, position + 8 + length + (length % 2));
    if (type === 'EXIF') {
      orientation = readOrientation(await readExactly(read, position + 8, Math.min(length, end - position - 8)));
      edits.push({ start: position, end, replacement: orientation === 1 ? Buffer.alloc(0) : exifChunk(orientation) });
    } else if (!lookOfWebp.has(type)) edits.push(leaveOut(position, end));
    position = end;
  }
  if (riffEnd < size) edits.push(leaveOut(riffEnd, size));
  const grown = edits.reduce((sum, edit) => sum + edit.replacement.length - (edit.end - edit.start), 0);
  const riffSize = Buffer.alloc(4);
  riffSize.writeUInt32LE(size + grown - 8);
  const flags = await read(20, 1);
  const extended = (await read(12, 4)).toString('latin1') === 'VP8X';
  const kept = (flags[0] ?? 0) & ~XMP_FLAG & (orientation === 1 ? ~EXIF_FLAG : 0xff);
  return [
    { start: 4, end: 8, replacement: riffSize },
    ...(extended ? [{ start: 20, end: 21, replacement: Buffer.from([kept]) }] : []),
    ...edits,
  ];
}

function exifChunk(orientation: number): Buffer {
  const data = orientationOnly(orientation);
  const head = Buffer.from('EXIF\0\0\0\0', 'latin1');
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
}
