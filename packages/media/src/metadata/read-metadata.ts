import ExifReader from 'exifreader';
import type { ExpandedTags } from 'exifreader';
import sharp from 'sharp';
import { embeddedPictures } from './embedded-pictures.ts';
import { findPacket } from './find-packet.ts';
import { readMetadataBytes } from './metadata-bytes.ts';
import { NO_METADATA, type PersonalMetadata, type PhotoMetadata } from './photo-metadata.ts';
import { readXmp } from './read-xmp.ts';

/**
 * What a photograph's EXIF, IPTC and XMP say of it. Reads a bounded part of the file and never throws: a damaged block is
 * a block that says nothing. Call it in the media process, where time and memory are bounded too.
 */
export async function readMetadata(path: string): Promise<PhotoMetadata> {
  try {
    const bytes = await readMetadataBytes(path);
    return metadataOf(
      merge(embeddedPictures(bytes).map(readTags)),
      findPacket(bytes) ?? (await packedPacket(path, bytes)),
    );
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) throw error;
    return NO_METADATA;
  }
}

/** PNG packs its texts; libvips, which is read with everywhere else, unpacks this one. */
async function packedPacket(path: string, bytes: Buffer): Promise<Buffer | null> {
  if (bytes.toString('latin1', 1, 4) !== 'PNG') return null;
  const { xmp } = await sharp(path, { limitInputPixels: false }).metadata();
  return xmp ?? null;
}

type Tags = Record<string, { value?: unknown; description?: unknown } | undefined>;

interface Found {
  exif: Tags;
  iptc: Tags;
  gps: { Latitude?: number; Longitude?: number; Altitude?: number };
}

/** The reader's own XMP is not used, for it asks a browser for an XML parser: see read-xmp.ts. */
const noParser = {
  parseFromString(): never {
    throw new Error('XMP is read elsewhere');
  },
};

function readTags(bytes: Buffer): Found {
  const nothing: Found = { exif: {}, iptc: {}, gps: {} };
  try {
    const whole = bytes.byteLength === bytes.buffer.byteLength;
    const { buffer } = whole ? bytes : Buffer.from(Uint8Array.from(bytes).buffer);
    const tags: ExpandedTags = ExifReader.load(buffer, {
      expanded: true,
      includeUnknown: false,
      domParser: noParser,
    });
    return { exif: (tags.exif ?? {}) as Tags, iptc: (tags.iptc ?? {}) as Tags, gps: tags.gps ?? {} };
  } catch {
    return nothing;
  }
}

function merge(all: Found[]): Found {
  const [first, ...others] = all;
  const base: Found = first ?? { exif: {}, iptc: {}, gps: {} };
  return others.reduce(
    (found, other) => ({
      exif: { ...other.exif, ...found.exif },
      iptc: { ...other.iptc, ...found.iptc },
      gps: { ...other.gps, ...found.gps },
    }),
    base,
  );
}

function metadataOf({ exif, iptc, gps }: Found, packet: Buffer | null): PhotoMetadata {
  const xmp = packet && readXmp(packet);
  const taken = textOf(exif['DateTimeOriginal']) ?? textOf(exif['DateTimeDigitized']) ?? textOf(exif['DateTime']);
  const offset = textOf(exif['OffsetTimeOriginal']) ?? textOf(exif['OffsetTime']);
  const stars = numberOf(exif['Rating']);
  const personal: PersonalMetadata = {
    ...placeOf(gps),
    ...dropEmpty({
      bodySerialNumber: textOf(exif['BodySerialNumber']),
      lensSerialNumber: textOf(exif['LensSerialNumber']),
      creator: textOf(exif['Artist']) ?? textOf(iptc['By-line']),
      copyright: textOf(exif['Copyright']) ?? textOf(iptc['Copyright Notice']),
      credit: textOf(iptc['Credit']),
      headline: textOf(iptc['Headline']),
      caption: textOf(exif['ImageDescription']) ?? textOf(iptc['Caption/Abstract']),
      keywords: textOf(iptc['Keywords']),
    }),
    ...xmp?.personal,
  };
  return {
    camera: cameraName(textOf(exif['Make']), textOf(exif['Model'])) ?? xmp?.camera ?? null,
    lens: textOf(exif['LensModel']) ?? textOf(exif['Lens']) ?? xmp?.lens ?? null,
    iso: whole(numberOf(exif['ISOSpeedRatings']) ?? numberOf(exif['PhotographicSensitivity'])),
    exposure: {
      seconds: positive(numberOf(exif['ExposureTime'])),
      aperture: positive(numberOf(exif['FNumber'])),
      focalLengthMm: positive(numberOf(exif['FocalLength'])),
      focalLength35Mm: positive(numberOf(exif['FocalLengthIn35mmFilm'])),
    },
    ...capturedAt(taken, textOf(exif['SubSecTimeOriginal']), offset),
    rating: xmp?.rating ?? (stars !== null && stars >= 0 && stars <= 5 ? Math.round(stars) : null),
    label: xmp?.label ?? null,
    personal,
  };
}

function placeOf({ Latitude, Longitude, Altitude }: Found['gps']): PersonalMetadata {
  const isPlace = (value: number | undefined, limit: number): value is number =>
    value !== undefined && Number.isFinite(value) && Math.abs(value) <= limit;
  if (!isPlace(Latitude, 90) || !isPlace(Longitude, 180)) return {};
  return {
    latitude: Latitude,
    longitude: Longitude,
    ...(isPlace(Altitude, 100_000) ? { altitude: Math.round(Altitude) } : {}),
  };
}

/** The reader gives "…" or ["…"], with the zeros some cameras fill up with. */
function textOf(tag: Tags[string]): string | null {
  const given = tag?.description ?? tag?.value;
  const text = typeof given === 'string' ? given : Array.isArray(given) && typeof given[0] === 'string' ? given[0] : '';
  return text.replaceAll('\0', '').trim().slice(0, 2000) || null;
}

/** A number, a list that begins with one, or a fraction as two. */
function numberOf(tag: Tags[string]): number | null {
  const value = tag?.value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (!Array.isArray(value)) return null;
  const [above, below] = value as unknown[];
  if (typeof above !== 'number') return null;
  const number = typeof below === 'number' && value.length === 2 ? above / below : above;
  return Number.isFinite(number) ? number : null;
}

function positive(value: number | null): number | null {
  return value !== null && value > 0 ? value : null;
}

/** A sensitivity fits a database's integer, or is none. */
function whole(value: number | null): number | null {
  return value !== null && value >= 1 && value <= 10_000_000 ? Math.round(value) : null;
}

/** "NIKON CORPORATION" + "NIKON Z 8" is one name, not two. */
function cameraName(make: string | null, model: string | null): string | null {
  if (!model) return make;
  const brand = make?.split(' ')[0] ?? '';
  return brand && !model.toUpperCase().startsWith(brand.toUpperCase()) ? `${brand} ${model}` : model;
}

function capturedAt(taken: string | null, fraction: string | null, offset: string | null) {
  const match = /^(\d{4})[:-](\d\d)[:-](\d\d)[ T](\d\d):(\d\d):(\d\d)/.exec(taken ?? '');
  const capturedOffset = offset !== null && /^[+-]\d\d:\d\d$/.test(offset) ? offset : null;
  if (!match) return { capturedAt: null, capturedOffset };
  const [, year, month, day, hour, minute, second] = match;
  const milliseconds = /^\d+$/.test(fraction ?? '') ? `${fraction}000`.slice(0, 3) : '000';
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${milliseconds}${capturedOffset ?? 'Z'}`);
  return { capturedAt: Number.isNaN(date.getTime()) ? null : date.toISOString(), capturedOffset };
}

function dropEmpty(
  fields: Record<keyof Omit<PersonalMetadata, 'latitude' | 'longitude' | 'altitude'>, string | null>,
): PersonalMetadata {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as PersonalMetadata;
}
