import { Refused } from '../decode/refused.ts';
import type { ReadAt } from '../neutral/edit.ts';
import { readResources, type PsdResources } from './resources.ts';

/** Colour modes by their number in the file (Adobe Photoshop File Formats Specification, "File header"). */
const MODES = { 0: 'BITMAP', 1: 'GRAY', 2: 'INDEXED', 3: 'RGB', 4: 'CMYK', 8: 'DUOTONE', 9: 'LAB' } as const;
export type PsdMode = (typeof MODES)[keyof typeof MODES];
/** Channels that make the colour; those behind them are masks and spot colours. */
export const colourChannels: Record<PsdMode, 1 | 3 | 4> = {
  BITMAP: 1,
  GRAY: 1,
  INDEXED: 1,
  DUOTONE: 1,
  RGB: 3,
  LAB: 3,
  CMYK: 4,
};

/** A PSD or PSB as its header tells it: where the flattened picture stands and what it is made of. */
export interface Psd extends PsdResources {
  large: boolean;
  mode: PsdMode;
  width: number;
  height: number;
  channels: number;
  depth: 1 | 8 | 16 | 32;
  /** 256 red, 256 green, 256 blue values of an INDEXED picture. */
  palette: Buffer | null;
  /** Where the flattened picture begins: its compression, then its data. */
  compositeAt: number;
}

const MAXIMUM_CHANNELS = 56;
const MAXIMUM_SIDE = { PSD: 30_000, PSB: 300_000 };

/**
 * Reads everything of a PSD or PSB before its pixels. Layers are passed over.
 * @throws Refused TRUNCATED, CORRUPT, NO_COMPOSITE or VARIANT_NOT_SUPPORTED
 */
export async function readPsd(read: ReadAt, size: number): Promise<Psd> {
  const head = await read(0, 26);
  const large = head[5] === 2;
  const format = large ? 'PSB' : 'PSD';
  if (head.length < 26) throw new Refused('TRUNCATED', { format });
  const corrupt = (reason: string) => new Refused('CORRUPT', { format, reason });
  const channels = head.readUInt16BE(12);
  const height = head.readUInt32BE(14);
  const width = head.readUInt32BE(18);
  const depth = head.readUInt16BE(22);
  const number = head.readUInt16BE(24);
  if (depth !== 1 && depth !== 8 && depth !== 16 && depth !== 32) throw corrupt(`${depth} bits per channel`);
  if (!(number in MODES)) throw new Refused('VARIANT_NOT_SUPPORTED', { format, reason: `colour mode ${number}` });
  const mode = MODES[number as keyof typeof MODES];
  const most = MAXIMUM_SIDE[format];
  if (width === 0 || height === 0 || width > most || height > most) throw corrupt(`${width} × ${height} pixels`);
  if (channels < colourChannels[mode] || channels > MAXIMUM_CHANNELS) throw corrupt(`${channels} channels`);
  if ((depth === 1) !== (mode === 'BITMAP')) throw corrupt(`${depth} bits per channel in ${mode}`);

  const length = async (at: number, bytes: 4 | 8 = 4) => {
    const field = await read(at, bytes);
    if (field.length < bytes) throw new Refused('TRUNCATED', { format });
    return bytes === 8 ? Number(field.readBigUInt64BE()) : field.readUInt32BE();
  };
  const modeData = await length(26);
  const palette = mode === 'INDEXED' && modeData >= 768 ? await read(30, 768) : null;
  if (mode === 'INDEXED' && palette?.length !== 768) throw corrupt('no palette');
  const resourcesAt = 30 + modeData;
  const resourceBytes = await length(resourcesAt);
  const layersAt = resourcesAt + 4 + resourceBytes;
  const layerField = large ? 8 : 4;
  const compositeAt = layersAt + layerField + (await length(layersAt, layerField));
  if (compositeAt + 2 > size) throw new Refused('TRUNCATED', { format });
  const resources = await readResources(read, resourcesAt + 4, layersAt);
  if (!resources.hasComposite) throw new Refused('NO_COMPOSITE', { format, width, height });
  return { large, mode, width, height, channels, depth, palette, compositeAt, ...resources };
}
