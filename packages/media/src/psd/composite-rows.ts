import { Refused } from '../decode/refused.ts';
import type { ReadAt } from '../neutral/edit.ts';
import { unpackBits } from './pack-bits.ts';
import { colourChannels, type Psd } from './read-psd.ts';

/** Rows first..last (not included) of each colour channel, as they stand in the file: big-endian, one plane each. */
export type ReadPlanes = (first: number, last: number) => Promise<Buffer[]>;

/** Bytes of one row of one channel. */
export function planeRowBytes({ depth, width }: Psd): number {
  return depth === 1 ? Math.ceil(width / 8) : width * (depth / 8);
}

/**
 * Opens the flattened picture for reading in bands, with the row table as the only thing held in memory.
 * @throws Refused TRUNCATED, CORRUPT or VARIANT_NOT_SUPPORTED; later also from reading
 */
export async function openComposite(read: ReadAt, size: number, psd: Psd): Promise<ReadPlanes> {
  const format = psd.large ? 'PSB' : 'PSD';
  const compression = (await read(psd.compositeAt, 2)).readUInt16BE();
  const rowBytes = planeRowBytes(psd);
  const planes = Array.from({ length: colourChannels[psd.mode] }, (_, i) => i);
  const exactly = async (at: number, length: number) => {
    const bytes = await read(at, length);
    if (bytes.length < length) throw new Refused('TRUNCATED', { format });
    return bytes;
  };
  const dataAt = psd.compositeAt + 2;
  if (compression === 0) {
    if (dataAt + planes.length * psd.height * rowBytes > size) throw new Refused('TRUNCATED', { format });
    return (first, last) =>
      Promise.all(
        planes.map((plane) => exactly(dataAt + (plane * psd.height + first) * rowBytes, (last - first) * rowBytes)),
      );
  }
  if (compression !== 1) throw new Refused('VARIANT_NOT_SUPPORTED', { format, reason: `compression ${compression}` });

  const rows = planes.length * psd.height;
  const table = await exactly(dataAt, rows * (psd.large ? 4 : 2));
  const starts = new Float64Array(rows + 1);
  starts[0] = dataAt + psd.channels * psd.height * (psd.large ? 4 : 2);
  for (let row = 0; row < rows; row++) {
    starts[row + 1] = (starts[row] ?? 0) + (psd.large ? table.readUInt32BE(row * 4) : table.readUInt16BE(row * 2));
  }
  if ((starts[rows] ?? 0) > size) throw new Refused('TRUNCATED', { format });
  return (first, last) =>
    Promise.all(
      planes.map(async (plane) => {
        const [from, to] = [plane * psd.height + first, plane * psd.height + last];
        const at = (row: number) => starts[row] ?? 0;
        // Packed rows are hardly longer than plain ones; a table that says otherwise would only cost memory.
        if (at(to) - at(from) > (rowBytes * 2 + 1024) * (to - from)) throw corrupt(format, 'rows too long');
        const packed = await exactly(at(from), at(to) - at(from));
        const out = Buffer.allocUnsafe((last - first) * rowBytes);
        for (let row = from; row < to; row++) {
          const whole = unpackBits(
            packed.subarray(at(row) - at(from), at(row + 1) - at(from)),
            out.subarray((row - from) * rowBytes, (row - from + 1) * rowBytes),
          );
          if (!whole) throw corrupt(format, `row ${row} is broken`);
        }
        return out;
      }),
    );
}

function corrupt(format: string, reason: string): Refused {
  return new Refused('CORRUPT', { format, reason });
}
