const MAXIMUM_BLOCKS = 200;

/**
 * The parts of a file that a reader of photographs understands: the file itself, or what lies in the raw files of
 * Fujifilm, Panasonic, Olympus and Canon (CR3) and in Photoshop's. Every length is checked; what does not fit is left out.
 */
export function embeddedPictures(bytes: Buffer): Buffer[] {
  const mark = bytes.toString('latin1', 0, 16);
  if (mark.startsWith('FUJIFILMCCD-RAW')) return part(bytes, numberAt(bytes, 84), numberAt(bytes, 88));
  if (/^(IIU\0|IIR[OS]|MMOR)/.test(mark)) return [asTiff(bytes)];
  if (mark.startsWith('8BPS')) return photoshopBlocks(bytes);
  if (mark.startsWith('ftypcrx', 4)) return canonBlocks(bytes);
  return [bytes];
}

function numberAt(bytes: Buffer, offset: number): number {
  return offset + 4 <= bytes.length ? bytes.readUInt32BE(offset) : 0;
}

function part(bytes: Buffer, offset: number, length: number): Buffer[] {
  return offset > 0 && length > 0 && offset + length <= bytes.length ? [bytes.subarray(offset, offset + length)] : [];
}

/** Panasonic and Olympus write TIFF under numbers of their own. */
function asTiff(bytes: Buffer): Buffer {
  const little = bytes[0] === 0x49;
  bytes[2] = little ? 42 : 0;
  bytes[3] = little ? 0 : 42;
  return bytes;
}

/** Image resources: `8BIM`, number, a name of even length, length, data of even length (Photoshop file format, 3.4). */
function photoshopBlocks(bytes: Buffer): Buffer[] {
  const start = 30 + numberAt(bytes, 26);
  const end = Math.min(start + 4 + numberAt(bytes, start), bytes.length);
  const found: Buffer[] = [];
  for (let at = start + 4, n = 0; at + 12 <= end && n < MAXIMUM_BLOCKS * 5; n++) {
    if (bytes.toString('latin1', at, at + 4) !== '8BIM') break;
    const number = bytes.readUInt16BE(at + 4);
    const name = (bytes[at + 6] ?? 0) + 1;
    const data = at + 6 + name + (name % 2) + 4;
    const length = numberAt(bytes, data - 4);
    if (data + length > end) break;
    if (number === 1058) found.push(...part(bytes, data, length));
    at = data + length + (length % 2);
  }
  return found;
}

/** Canon's boxes CMT1 (camera) and CMT2 (exposure) inside moov/uuid, each a TIFF of its own. */
function canonBlocks(bytes: Buffer): Buffer[] {
  const found: Buffer[] = [];
  const walk = (from: number, to: number, depth: number): void => {
    for (let at = from, n = 0; at + 8 <= to && n < MAXIMUM_BLOCKS; n++) {
      const length = numberAt(bytes, at);
      const type = bytes.toString('latin1', at + 4, at + 8);
      if (length < 8 || at + length > to) return;
      if (/^CMT[1-4]$/.test(type)) found.push(bytes.subarray(at + 8, at + length));
      if (depth < 2 && type === 'moov') walk(at + 8, at + length, depth + 1);
      if (depth < 2 && type === 'uuid') walk(at + 24, at + length, depth + 1);
      at += length;
    }
  };
  walk(0, bytes.length, 0);
  return found;
}
