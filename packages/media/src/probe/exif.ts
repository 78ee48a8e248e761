import { openTiff } from './tiff-directory.ts';

export interface CameraFacts {
  capturedAt: string | null;
  camera: string | null;
  lens: string | null;
}

/** Reads who took the picture and when from an EXIF block (with or without its "Exif\0\0" prefix). Never throws. */
export function readCameraFacts(exif: Uint8Array | undefined): CameraFacts {
  const none = { capturedAt: null, camera: null, lens: null };
  if (!exif) return none;
  const prefixed =
    Buffer.from(exif.buffer, exif.byteOffset, Math.min(6, exif.length)).toString('latin1') === 'Exif\0\0';
  const tiff = openTiff(prefixed ? exif.subarray(6) : exif);
  if (!tiff) return none;
  const main = tiff.directory(tiff.firstOffset);
  const photo = tiff.directory(main.numbers.get(0x8769) ?? 0);
  const taken = photo.texts.get(0x9003) ?? photo.texts.get(0x9004) ?? main.texts.get(0x132);
  return {
    capturedAt: toUtc(taken, photo.texts.get(0x9291), photo.texts.get(0x9011)),
    camera: cameraName(main.texts.get(0x10f), main.texts.get(0x110)),
    lens: photo.texts.get(0xa434) || null,
  };
}

/**
 * Whether an EXIF block says Adobe RGB, as cameras do instead of embedding a profile: interoperability "R03" (DCF 2.0, 5.2).
 * Never throws.
 */
export function saysAdobeRgb(exif: Uint8Array | undefined): boolean {
  const tiff =
    exif && openTiff(Buffer.from(exif.subarray(0, 6)).toString('latin1') === 'Exif\0\0' ? exif.subarray(6) : exif);
  if (!tiff) return false;
  const photo = tiff.directory(tiff.directory(tiff.firstOffset).numbers.get(0x8769) ?? 0);
  return tiff.directory(photo.numbers.get(0xa005) ?? 0).texts.get(1) === 'R03';
}

/** "NIKON CORPORATION" + "NIKON Z 8" is one name, not two. */
function cameraName(make = '', model = ''): string | null {
  if (!model) return make || null;
  const brand = make.split(' ')[0] ?? '';
  return brand && !model.toUpperCase().startsWith(brand.toUpperCase()) ? `${brand} ${model}` : model;
}

function toUtc(taken: string | undefined, fraction: string | undefined, offset: string | undefined): string | null {
  const match = /^(\d{4})[:-](\d\d)[:-](\d\d)[ T](\d\d):(\d\d):(\d\d)/.exec(taken ?? '');
  if (!match) return null;
  const [, year, month, day, hour, minute, second] = match;
  const milliseconds = /^\d+$/.test(fraction ?? '') ? `${fraction}000`.slice(0, 3) : '000';
  const zone = /^[+-]\d\d:\d\d$/.test(offset ?? '') ? offset : 'Z';
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${milliseconds}${zone}`);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
