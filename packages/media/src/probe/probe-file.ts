import type { Metadata } from 'sharp';
import sharp from 'sharp';
import type { ColourSpace, Facts, PhotoFormat, Refusal } from '../result.ts';
import { refuse } from '../result.ts';
import { withReadAt } from '../decode/read-at.ts';
import { Refused } from '../decode/refused.ts';
import { readHeif } from '../heif/read-heif.ts';
import type { ReadAt } from '../neutral/edit.ts';
import { refuseRareJpeg } from '../jpeg/refuse-rare-jpeg.ts';
import { readPsd, type Psd, type PsdMode } from '../psd/read-psd.ts';
import { findPreview, type RawPreview } from '../raw/find-preview.ts';
import { rawOfTiff } from '../raw/raw-of-tiff.ts';
import { isRawFormat } from '../raw/raw-format.ts';
import { readLabTiff, type LabTiff } from '../tiff/lab-tiff.ts';
import { nameDecoderError } from './decoder-error.ts';
import { readCameraFacts, saysAdobeRgb } from './exif.ts';
import { ADOBE_RGB } from '../icc/made-profiles.ts';
import { readIccProfileName } from './icc-profile.ts';
import { MAXIMUM_PIXELS, pixelBudget } from './pixel-budget.ts';
import { readSharpHeader } from './sharp-header.ts';
import { detectFormat, isPhotoFormat, photoMimeType, SIGNATURE_BYTES } from './signature.ts';

const BIT_DEPTHS: Record<string, number> = { uchar: 8, char: 8, ushort: 16, short: 16, uint: 32, int: 32, float: 32 };
/** What libvips calls them. */
const COLOUR_SPACES: Record<string, ColourSpace> = { 'b-w': 'GREY', grey16: 'GREY', cmyk: 'CMYK' };
const PSD_COLOUR_SPACES: Record<PsdMode, ColourSpace> = {
  BITMAP: 'GREY',
  GRAY: 'GREY',
  DUOTONE: 'GREY',
  INDEXED: 'RGB',
  RGB: 'RGB',
  CMYK: 'CMYK',
  LAB: 'LAB',
};

export type ProbeResult = { ok: true; facts: Facts } | Refusal;

/**
 * Reads a file's type and facts from its header, without decoding pixels. Runs a native parser: call it inside the
 * media process, not in a server. Throws only when the file cannot be read at all.
 */
export async function probeFile(path: string, maximumPixels = MAXIMUM_PIXELS): Promise<ProbeResult> {
  return withReadAt(path, async (read, bytes) => {
    if (bytes === 0) return refuse('EMPTY_FILE');
    const detected = detectFormat(await read(0, SIGNATURE_BYTES));
    const format = (detected === 'TIFF' && (await rawOfTiff(read))) || detected;
    if (!format) return refuse('UNKNOWN_FORMAT');
    if (!isPhotoFormat(format)) return refuse('FORMAT_NOT_SUPPORTED_YET', { format });
    const header = await readHeader(path, format, read, bytes);
    if ('ok' in header) return header;
    const { width, height, bitDepth } = header;
    const most = pixelBudget(format, bitDepth, maximumPixels);
    if (width * height > most) return refuse('TOO_MANY_PIXELS', { format, width, height, maximumPixels: most });
    return { ok: true, facts: { assetType: 'PHOTO', format, mimeType: photoMimeType(format), bytes, ...header } };
  });
}

/** The bytes a format is known by, and how many there are. */
export function readHead(path: string): Promise<{ head: Uint8Array; bytes: number }> {
  return withReadAt(path, async (read, bytes) => ({ head: await read(0, SIGNATURE_BYTES), bytes }));
}

/** What a header says, by whichever reader knows the format. */
type Header = Omit<Facts, 'assetType' | 'format' | 'mimeType' | 'bytes'>;

async function readHeader(path: string, format: PhotoFormat, read: ReadAt, bytes: number): Promise<Header | Refusal> {
  try {
    if (format === 'PSD' || format === 'PSB') return psdHeader(await readPsd(read, bytes));
    if (isRawFormat(format)) return await rawHeader(read, bytes, await findPreview(read, bytes, format));
    const lab = format === 'TIFF' ? await readLabTiff(read) : null;
    if (lab) return labHeader(lab, await read(0, Math.min(bytes, DIRECTORY_BYTES)));
    if (format === 'JPEG') await refuseRareJpeg(read);
    if (format === 'HEIC') await checkHeif(read, bytes);
    return headerOf(await readSharpHeader(path, format));
  } catch (error) {
    if (error instanceof Refused) return refuse(error.code, error.detail);
    return nameDecoderError(error, path, format);
  }
}

function headerOf(header: Metadata): Header {
  return {
    width: header.autoOrient.width,
    height: header.autoOrient.height,
    ...readCameraFacts(header.exif),
    iccProfile: readIccProfileName(header.icc) ?? (saysAdobeRgb(header.exif) ? ADOBE_RGB : null),
    hasIccProfile: header.hasProfile,
    orientation: header.orientation ?? 1,
    bitDepth: header.bitsPerSample ?? BIT_DEPTHS[header.depth] ?? 8,
    colourSpace: COLOUR_SPACES[header.space] ?? 'RGB',
  };
}

function psdHeader({ mode, width, height, depth, profile, exif }: Psd): Header {
  return {
    width,
    height,
    ...readCameraFacts(exif ?? undefined),
    iccProfile: readIccProfileName(profile ?? undefined),
    hasIccProfile: profile !== null,
    orientation: 1,
    bitDepth: depth,
    colourSpace: PSD_COLOUR_SPACES[mode],
  };
}

/** Lab says by itself what colour it means. */
function labHeader({ width, height, bits, orientation }: LabTiff, head: Buffer): Header {
  const colour = {
    iccProfile: null,
    hasIccProfile: false,
    orientation,
    bitDepth: bits,
    colourSpace: 'LAB',
  } as const;
  return { width, height, ...readCameraFacts(head), ...colour };
}

/** Bytes of the preview and of the camera file in which their directories stand. */
const DIRECTORY_BYTES = 512 * 1024;

/** A camera file has the size of the preview that stands for it; camera and time are its own where it is a TIFF. */
async function rawHeader(read: ReadAt, bytes: number, preview: RawPreview): Promise<Header> {
  const start = await read(preview.offset + 1, Math.min(preview.length, DIRECTORY_BYTES) - 1);
  // The first byte of a JPEG is known, and not always right here.
  const header = await sharp(Buffer.concat([Buffer.from([0xff]), start]), {
    limitInputPixels: false,
    failOn: 'none',
  }).metadata();
  const own = readCameraFacts(await read(0, Math.min(bytes, DIRECTORY_BYTES)));
  const orientation = preview.orientation ?? header.orientation ?? 1;
  const { width, height } = preview;
  return {
    ...headerOf(header),
    ...(own.camera ? own : {}),
    ...(orientation >= 5 ? { width: height, height: width } : { width, height }),
    orientation,
  };
}

/** The decoder shows what is there of a HEIC that was cut short, without a word. */
async function checkHeif(read: ReadAt, bytes: number): Promise<void> {
  const heif = await readHeif(read, bytes);
  if (heif && heif.neededBytes > bytes) throw new Refused('TRUNCATED', { format: 'HEIC' });
}
