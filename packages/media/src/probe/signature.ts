import { isRawFormat, rawFormatOfMake, rawMimeType, type RawFormat } from '../raw/raw-format.ts';
import type { PhotoFormat } from '../result.ts';
import { openTiff } from './tiff-directory.ts';

/** Formats that are known by name; only PhotoFormat ones become pictures, the others are refused by their name. */
export type FileFormat =
  | PhotoFormat
  | 'GIF' | 'BMP' | 'SVG' | 'JXL' | 'JPEG 2000' | 'EPS' | 'PDF' | 'MP4' | 'MOV' | 'WEBM' | 'ZIP'
  | 'XMP'; // prettier-ignore

/** Bytes from the start of a file that detectFormat needs to be sure. */
export const SIGNATURE_BYTES = 64 * 1024;

const MIME_TYPES: Record<Exclude<PhotoFormat, RawFormat>, string> = {
  JPEG: 'image/jpeg',
  PNG: 'image/png',
  WEBP: 'image/webp',
  AVIF: 'image/avif',
  TIFF: 'image/tiff',
  HEIC: 'image/heic',
  PSD: 'image/vnd.adobe.photoshop',
  PSB: 'image/vnd.adobe.photoshop',
};

/** Whether derivatives can be made of a format. */
export function isPhotoFormat(format: FileFormat): format is PhotoFormat {
  return format in MIME_TYPES || isRawFormat(format);
}

/** The MIME type of a format with derivatives. */
export function photoMimeType(format: PhotoFormat): string {
  return isRawFormat(format) ? rawMimeType(format) : MIME_TYPES[format];
}

/** Names the format by content, never by file name; null when nothing fits. Pure, no decoder is touched. */
export function detectFormat(head: Uint8Array): FileFormat | null {
  const ascii = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, 4096)).toString('latin1');
  const at = (offset: number, text: string): boolean => ascii.startsWith(text, offset);
  if (at(0, '\xff\xd8\xff')) return 'JPEG';
  if (at(0, '\x89PNG\r\n\x1a\n')) return 'PNG';
  if (at(0, 'RIFF') && at(8, 'WEBP')) return 'WEBP';
  if (at(4, 'ftyp')) return brandedFormat(ascii, head);
  if (at(0, 'GIF87a') || at(0, 'GIF89a')) return 'GIF';
  if (at(0, '8BPS')) return at(4, '\0\x02') ? 'PSB' : 'PSD';
  if (at(0, '\xff\x0a') || at(4, 'JXL \r\n\x87\n')) return 'JXL';
  if (at(4, 'jP  \r\n\x87\n') || at(0, '\xff\x4f\xff\x51')) return 'JPEG 2000';
  if (at(0, 'FUJIFILMCCD-RAW')) return 'RAF';
  if (at(0, 'IIU\0')) return 'RW2';
  if (at(0, 'FOVb')) return 'X3F';
  if (at(0, '\0MRM')) return 'MRW';
  if (at(6, 'HEAPCCDR')) return 'CRW';
  if (at(0, 'IIRO') || at(0, 'IIRS') || at(0, 'MMOR')) return 'ORF';
  if (at(0, 'II*\0') || at(0, 'MM\0*') || at(0, 'II+\0') || at(0, 'MM\0+')) return tiffFormat(ascii, head);
  if (at(0, '%PDF-')) return 'PDF';
  if (at(0, '%!PS') || at(0, '\xc5\xd0\xd3\xc6')) return 'EPS';
  if (at(0, '\x1a\x45\xdf\xa3')) return 'WEBM';
  if (at(4, 'moov') || at(4, 'mdat') || at(4, 'wide')) return 'MOV';
  if (at(0, 'PK\x03\x04')) return 'ZIP';
  if (at(0, 'BM') && at(6, '\0\0\0\0')) return 'BMP';
  // Sidecars come as UTF-8 and as UTF-16: without the zero bytes both read alike.
  if (/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<(\?xpacket|x:xmpmeta)/.test(ascii.replaceAll('\0', ''))) return 'XMP';
  if (/^(\xef\xbb\xbf)?\s*(<\?xml[^>]*>\s*)?(<!--[^]*?-->\s*)?(<!DOCTYPE svg|<svg[\s>])/i.test(ascii)) return 'SVG';
  return null;
}

/** ISO base media files differ only by the brands in their first box. */
function brandedFormat(ascii: string, head: Uint8Array): FileFormat {
  const size = head.length >= 4 ? new DataView(head.buffer, head.byteOffset).getUint32(0) : 0;
  const box = ascii.slice(8, Math.min(Math.max(size, 12), 512));
  const major = box.slice(0, 4);
  const brands = box.match(/.{4}/gs) ?? [];
  if (major === 'crx ') return 'CR3';
  if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return 'AVIF';
  if (brands.some((brand) => /^(hei[cxms]|hev[cxms]|mif1|msf1)$/.test(brand))) return 'HEIC';
  return major === 'qt  ' ? 'MOV' : 'MP4';
}

/**
 * RAW files are TIFFs too. What tells them: the sensor's mosaic as a picture, or a reduced first picture with the real one
 * in a sub-directory.
 */
function tiffFormat(ascii: string, head: Uint8Array): FileFormat {
  if (ascii.startsWith('CR', 8)) return 'CR2';
  if (ascii.startsWith('IIII', 8) || ascii.startsWith('MMMM', 8)) return 'IIQ';
  const tiff = openTiff(head);
  if (!tiff) return 'TIFF';
  const first = tiff.directory(tiff.firstOffset);
  if (first.numbers.has(DNG_VERSION)) return 'DNG';
  const below = first.numbers.get(SUB_DIRECTORIES);
  const reduced = first.numbers.get(SUBFILE_TYPE) === 1 && below !== undefined;
  const isMosaic = (photometric = 0) => photometric === 32803 || photometric === 34892;
  const mosaic =
    isMosaic(first.numbers.get(PHOTOMETRIC)) || isMosaic(tiff.directory(below ?? 0).numbers.get(PHOTOMETRIC));
  return reduced || mosaic ? rawFormatOfMake(first.texts.get(MAKE) ?? '') : 'TIFF';
}

const SUBFILE_TYPE = 0xfe;
const PHOTOMETRIC = 0x106;
const MAKE = 0x10f;
const SUB_DIRECTORIES = 0x14a;
const DNG_VERSION = 0xc612;
