import { readOrientation } from '../probe/orientation.ts';
import { leaveOut, NotReadable, orientationOnly, readExactly, type Edit, type ReadAt } from './edit.ts';

const END_OF_IMAGE = 0xd9;
const START_OF_SCAN = 0xda;
const COMMENT = 0xfe;

/**
 * Leaves out every application segment but those the picture's look depends on: JFIF, the ICC profile and Adobe's
 * colour transform. The orientation stays, in an EXIF block of its own. What follows the picture (second pictures with
 * metadata of their own) goes too.
 */
export async function editJpeg(read: ReadAt, size: number): Promise<Edit[]> {
  const edits: Edit[] = [];
  let orientation = 1;
  let position = 2;
  let carriesMore = false;
  for (;;) {
    const { marker, length } = await segmentAt(read, position);
    if (marker === START_OF_SCAN || marker === END_OF_IMAGE) break;
    const end = position + 2 + length;
    const isApplication = marker >= 0xe0 && marker <= 0xef;
    if (isApplication || marker === COMMENT) {
      const head = (await read(position + 4, Math.min(length - 2, 16))).toString('latin1');
      if (marker === 0xe1 && head.startsWith('Exif\0\0')) {
        orientation = readOrientation(await readExactly(read, position + 10, length - 8));
      }
      if (head.startsWith('MPF\0')) carriesMore = true;
      if (!isNeeded(marker, head)) edits.push(leaveOut(position, end));
    }
    position = end;
  }
  if (orientation !== 1) edits.unshift({ start: 2, end: 2, replacement: exifSegment(orientation) });
  if (carriesMore) {
    const end = await endOfPicture(read, position);
    if (end < size) edits.push(leaveOut(end, size));
  }
  return edits;
}

function isNeeded(marker: number, head: string): boolean {
  if (marker === 0xe0) return head.startsWith('JFIF\0');
  if (marker === 0xe2) return head.startsWith('ICC_PROFILE\0');
  return marker === 0xee && head.startsWith('Adobe');
}

function exifSegment(orientation: number): Buffer {
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), orientationOnly(orientation)]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

async function segmentAt(read: ReadAt, position: number): Promise<{ marker: number; length: number }> {
  const head = await readExactly(read, position, 4);
  if (head[0] !== 0xff) throw new NotReadable(`no segment at ${position}`);
  return { marker: head[1] ?? 0, length: head.readUInt16BE(2) };
}

/** Follows scans and the segments between them to the end marker. */
async function endOfPicture(read: ReadAt, scan: number): Promise<number> {
  let position = scan;
  for (;;) {
    const chunk = await read(position, 1 << 20);
    const at = chunk.indexOf(0xff);
    if (chunk.length < 2) throw new NotReadable('the picture has no end');
    if (at < 0 || at === chunk.length - 1) {
      position += at < 0 ? chunk.length : at;
      continue;
    }
    const marker = chunk[at + 1] ?? 0;
    position += at;
    if (marker === END_OF_IMAGE) return position + 2;
    // A stuffed zero, a restart marker, a fill byte: all part of the scan.
    if (marker === 0 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd7)) position += marker === 0xff ? 1 : 2;
    else position += 2 + (await segmentAt(read, position)).length;
  }
}
