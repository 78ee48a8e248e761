/** Camera files by the name of their format; those of one maker that differ in name only go under one. */
const MIME_TYPES = {
  CR2: 'image/x-canon-cr2',
  CR3: 'image/x-canon-cr3',
  CRW: 'image/x-canon-crw',
  NEF: 'image/x-nikon-nef',
  ARW: 'image/x-sony-arw',
  RAF: 'image/x-fuji-raf',
  RW2: 'image/x-panasonic-rw2',
  ORF: 'image/x-olympus-orf',
  PEF: 'image/x-pentax-pef',
  SRW: 'image/x-samsung-srw',
  '3FR': 'image/x-hasselblad-3fr',
  IIQ: 'image/x-phaseone-iiq',
  X3F: 'image/x-sigma-x3f',
  ERF: 'image/x-epson-erf',
  MRW: 'image/x-minolta-mrw',
  DCR: 'image/x-kodak-dcr',
  MEF: 'image/x-mamiya-mef',
  MOS: 'image/x-leaf-mos',
  DNG: 'image/x-adobe-dng',
  RAW: 'image/x-dcraw',
} as const;

export type RawFormat = keyof typeof MIME_TYPES;

/** Whether a format is a camera file, shown by the preview it carries. */
export function isRawFormat(format: string): format is RawFormat {
  return format in MIME_TYPES;
}

export function rawMimeType(format: RawFormat): string {
  return MIME_TYPES[format];
}

/** Whether a format is a chain of directories, as most are. */
export function isTiffLike(format: RawFormat): boolean {
  return !['CR3', 'CRW', 'RAF', 'X3F', 'MRW'].includes(format);
}

const MAKES: readonly (readonly [string, RawFormat])[] = [
  ['NIKON', 'NEF'],
  ['SONY', 'ARW'],
  ['CANON', 'CR2'],
  ['PENTAX', 'PEF'],
  ['RICOH', 'PEF'],
  ['SAMSUNG', 'SRW'],
  ['HASSELBLAD', '3FR'],
  ['PHASE ONE', 'IIQ'],
  ['SEIKO EPSON', 'ERF'],
  ['EASTMAN KODAK', 'DCR'],
  ['KODAK', 'DCR'],
  ['MAMIYA', 'MEF'],
  ['LEAF', 'MOS'],
  ['OLYMPUS', 'ORF'],
];

/** The format of a maker's TIFF-like file; RAW for makers without one of their own. */
export function rawFormatOfMake(make: string): RawFormat {
  return MAKES.find(([name]) => make.toUpperCase().startsWith(name))?.[1] ?? 'RAW';
}
