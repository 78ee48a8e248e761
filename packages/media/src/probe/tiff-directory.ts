/** One directory (IFD) of a TIFF structure, which EXIF and most RAW files share. */
export interface TiffDirectory {
  numbers: Map<number, number>;
  texts: Map<number, string>;
}

export interface TiffReader {
  /** Reads the directory at a byte offset; an offset or entry outside the data is left out, never thrown on. */
  directory(offset: number): TiffDirectory;
  firstOffset: number;
}

const MAXIMUM_ENTRIES = 512;

/** Opens a TIFF structure ("II*\0" or "MM\0*"), or returns null when the data is none. */
export function openTiff(data: Uint8Array): TiffReader | null {
  if (data.length < 8) return null;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const mark = view.getUint16(0);
  if (mark !== 0x4949 && mark !== 0x4d4d) return null;
  const little = mark === 0x4949;
  if (view.getUint16(2, little) !== 42) return null;
  return { firstOffset: view.getUint32(4, little), directory: (offset) => readDirectory(view, offset, little) };
}

function readDirectory(view: DataView, offset: number, little: boolean): TiffDirectory {
  const found: TiffDirectory = { numbers: new Map(), texts: new Map() };
  if (offset < 8 || offset + 2 > view.byteLength) return found;
  const count = Math.min(view.getUint16(offset, little), MAXIMUM_ENTRIES);
  for (let i = 0; i < count; i++) {
    const entry = offset + 2 + i * 12;
    if (entry + 12 > view.byteLength) break;
    const tag = view.getUint16(entry, little);
    const type = view.getUint16(entry + 2, little);
    const size = view.getUint32(entry + 4, little);
    if (type === 2) {
      const start = size <= 4 ? entry + 8 : view.getUint32(entry + 8, little);
      if (size > 1024 || start + size > view.byteLength) continue;
      const bytes = new Uint8Array(view.buffer, view.byteOffset + start, size);
      const text = Buffer.from(bytes).toString('utf8');
      found.texts.set(tag, (text.split('\0')[0] ?? '').trim());
    } else if (type === 3) found.numbers.set(tag, view.getUint16(entry + 8, little));
    else if (type === 4 || type === 13) found.numbers.set(tag, view.getUint32(entry + 8, little));
    else if (type === 1) found.numbers.set(tag, view.getUint8(entry + 8));
  }
  return found;
}
