import { NotReadable, readExactly, type ReadAt } from './edit.ts';

/** A box of an ISO base media file: where it stands and where its content begins. */
export interface Box {
  type: string;
  start: number;
  /** First byte of the content, after size and type. */
  content: number;
  /** Not included. */
  end: number;
}

/** The boxes between two positions, in order. @throws NotReadable when they do not fill the space exactly */
export async function readBoxes(read: ReadAt, start: number, end: number): Promise<Box[]> {
  const boxes: Box[] = [];
  for (let position = start; position < end;) {
    const head = await readExactly(read, position, 8);
    const size = head.readUInt32BE(0);
    const type = head.toString('latin1', 4);
    const long = size === 1;
    const length = long ? Number((await readExactly(read, position + 8, 8)).readBigUInt64BE()) : size || end - position;
    const content = position + (long ? 16 : 8);
    if (position + length > end || content > position + length) throw new NotReadable(`the box ${type} ends outside`);
    boxes.push({ type, start: position, content, end: position + length });
    position += length;
  }
  return boxes;
}
