import { describe, expect, it } from 'vitest';
import { detectFormat } from './signature.ts';

const heads: Record<string, string> = {
  JPEG: '\xff\xd8\xff\xe0\0\x10JFIF',
  PNG: '\x89PNG\r\n\x1a\n\0\0',
  WEBP: 'RIFF\x10\0\0\0WEBPVP8 ',
  AVIF: '\0\0\0\x1cftypavif\0\0\0\0mif1avif',
  HEIC: '\0\0\0\x18ftypheic\0\0\0\0mif1heic',
  CR3: '\0\0\0\x18ftypcrx \0\0\0\x01crx isom',
  MOV: '\0\0\0\x14ftypqt  \0\0\0\0qt  ',
  MP4: '\0\0\0\x18ftypisom\0\0\0\0isommp42',
  GIF: 'GIF89a\x01\0\x01\0',
  PSD: '8BPS\0\x01\0\0\0\0',
  PSB: '8BPS\0\x02\0\0\0\0',
  JXL: '\xff\x0a\xfa\x7f',
  PDF: '%PDF-1.7\n',
  RAF: 'FUJIFILMCCD-RAW 0201',
  RW2: 'IIU\0\x18\0\0\0',
  CR2: 'II*\0\x10\0\0\0CR\x02\0',
  CRW: 'II\x1a\0\0\0HEAPCCDR',
  IIQ: 'II*\0\x20\0\0\0IIII',
  X3F: 'FOVb\0\0\x02\0',
  MRW: '\0MRM\0\0\x01\0',
  ORF: 'IIRO\x08\0\0\0',
  TIFF: 'MM\0*\0\0\0\x08\0\0',
  SVG: '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg">',
  XMP: '\xef\xbb\xbf<?xpacket begin="" id=""?>',
  ZIP: 'PK\x03\x04\x14\0',
};

describe('detectFormat', () => {
  it.each(Object.entries(heads))('names %s by its first bytes', (format, head) => {
    expect(detectFormat(Buffer.from(head, 'latin1'))).toBe(format);
  });

  it('knows nothing of text, nor of too few bytes', () => {
    expect(detectFormat(Buffer.from('hello, these are notes'))).toBeNull();
    expect(detectFormat(Buffer.from('\xff\xd8', 'latin1'))).toBeNull();
    expect(detectFormat(new Uint8Array(0))).toBeNull();
  });
});
