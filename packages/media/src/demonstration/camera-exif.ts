import type { Exif } from 'sharp';
import type { DemonstrationPhotograph } from './demonstration.ts';

const LENSES: Record<string, string> = {
  landscape: 'EF 90mm f/2.8 Macro',
  portrait: 'EF 120mm f/4 Macro',
};

/** The metadata a camera would have written; the maker is ours, so that no real one is claimed. */
export function cameraExif({ capturedAt, width, height, product }: DemonstrationPhotograph): Exif {
  const [date = '', time = ''] = capturedAt.slice(0, 19).split('T');
  const taken = `${date.replaceAll('-', ':')} ${time}`;
  return {
    IFD0: {
      Make: 'Etouch',
      Model: 'Etouch Studio 1',
      Software: 'etouch demonstration',
      ImageDescription: ascii(product),
      DateTime: taken,
    },
    IFD2: {
      DateTimeOriginal: taken,
      DateTimeDigitized: taken,
      OffsetTimeOriginal: '+00:00',
      SubSecTimeOriginal: capturedAt.slice(20, 23),
      LensModel: LENSES[width > height ? 'landscape' : 'portrait'] ?? '',
      FNumber: '11/1',
      ExposureTime: '1/125',
      ISOSpeedRatings: '100',
      FocalLength: width > height ? '90/1' : '120/1',
    },
  };
}

/** EXIF texts are ASCII by its standard. */
function ascii(text: string): string {
  return text.normalize('NFD').replaceAll(/[^\x20-\x7e]/g, '');
}
