import { XMLParser } from 'fast-xml-parser';
import type { LabelColour, PersonalMetadata } from './photo-metadata.ts';

/** What is read of an XMP packet or sidecar. */
export interface XmpFacts {
  /** 0 to 5, or -1 for "rejected" (XMP specification part 1, 8.4). */
  rating: number | null;
  label: LabelColour | null;
  /** Lightroom's and digiKam's flag (xmpDM:pick); a rating of -1 says REJECT too. */
  pick: 'PICK' | 'REJECT' | null;
  camera: string | null;
  lens: string | null;
  personal: PersonalMetadata;
}

const NAMESPACES: Record<string, string> = {
  'http://ns.adobe.com/xap/1.0/': 'xmp',
  'http://ns.adobe.com/xmp/1.0/DynamicMedia/': 'xmpDM',
  'http://ns.adobe.com/photoshop/1.0/': 'photoshop',
  'http://ns.adobe.com/tiff/1.0/': 'tiff',
  'http://ns.adobe.com/exif/1.0/aux/': 'aux',
  'http://cipa.jp/exif/1.0/': 'exifEX',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#': 'rdf',
};

/** Lightroom writes labels in the language of its interface; the key in photoshop:LabelColor is English. */
const COLOURS: [LabelColour, RegExp][] = [
  ['RED', /^(red|rouge)$/i],
  ['YELLOW', /^(yellow|jaune)$/i],
  ['GREEN', /^(green|verte?)$/i],
  ['BLUE', /^(blue|bleue?)$/i],
  ['PURPLE', /^(purple|violet(te)?)$/i],
];

/** No entity is ever declared here: a document type, from which they come, is refused before. */
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  maxNestedTags: 100,
});

type Node = Record<string, unknown>;

/** Reads XMP in any encoding it may have. Null when the text is none. Never throws, follows no entity and no address. */
export function readXmp(source: Uint8Array | string): XmpFacts | null {
  const text = typeof source === 'string' ? source : decodeText(source);
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) return null;
  try {
    const names = new Map<string, string>();
    const properties = new Map<string, unknown>();
    collect(parser.parse(text) as Node, names, properties, 0);
    return names.size === 0 && properties.size === 0 ? null : factsOf(properties);
  } catch {
    return null;
  }
}

function decodeText(source: Uint8Array): string {
  const [first, second] = source;
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c))
    return new TextDecoder('utf-16be').decode(source);
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0))
    return new TextDecoder('utf-16le').decode(source);
  return new TextDecoder().decode(source);
}

/** Goes down to the descriptions and takes their properties, under the names the specification gives their namespaces. */
function collect(node: Node, names: Map<string, string>, properties: Map<string, unknown>, depth: number): void {
  if (depth > 4) return;
  for (const [key, value] of Object.entries(node)) {
    const known = key.startsWith('xmlns:') && typeof value === 'string' ? NAMESPACES[value] : undefined;
    if (known) names.set(key.slice('xmlns:'.length), known);
  }
  for (const [key, value] of Object.entries(node)) {
    const [prefix = '', local] = key.split(':');
    if (!local) continue;
    for (const child of Array.isArray(value) ? value.slice(0, 100) : [value]) {
      if (key === 'x:xmpmeta' || /^\w+:RDF$/.test(key)) collect(asNode(child), names, properties, depth + 1);
      else if (/^\w+:Description$/.test(key)) collect(asNode(child), names, properties, depth + 1);
      else if (prefix !== 'xmlns' && depth > 0) properties.set(`${names.get(prefix) ?? '?'}:${local}`, child);
    }
  }
}

function factsOf(properties: Map<string, unknown>): XmpFacts {
  const text = (name: string): string | null => textOf(properties.get(name), 0);
  const rating = ratingOf(text('xmp:Rating'));
  const flag = Number(text('xmpDM:pick') ?? Number.NaN);
  const label = text('photoshop:LabelColor') ?? text('xmp:Label') ?? '';
  const personal = {
    creator: text('dc:creator'),
    copyright: text('dc:rights'),
    credit: text('photoshop:Credit'),
    headline: text('photoshop:Headline'),
    caption: text('dc:description'),
    keywords: text('dc:subject'),
    lensSerialNumber: text('aux:LensSerialNumber') ?? text('exifEX:LensSerialNumber'),
    bodySerialNumber: text('aux:SerialNumber') ?? text('exifEX:BodySerialNumber'),
  };
  return {
    rating,
    label: COLOURS.find(([, names]) => names.test(label.trim()))?.[0] ?? null,
    pick: flag === 1 ? 'PICK' : flag === -1 || rating === -1 ? 'REJECT' : null,
    camera: text('tiff:Model'),
    lens: text('aux:Lens') ?? text('exifEX:LensModel'),
    personal: Object.fromEntries(Object.entries(personal).filter(([, value]) => value)) as PersonalMetadata,
  };
}

/** -1 to 5; fractions, as some programs write them, are rounded; everything else says nothing. */
function ratingOf(text: string | null): number | null {
  const value = text === null || text.trim() === '' ? Number.NaN : Math.round(Number(text));
  return value >= -1 && value <= 5 ? value : null;
}

/** A plain value, the first language of an alternative, or a list joined by commas. */
function textOf(value: unknown, depth: number): string | null {
  if (typeof value === 'string') return value.trim().slice(0, 2000) || null;
  if (depth > 4 || typeof value !== 'object' || value === null) return null;
  if (Array.isArray(value)) {
    const texts = value.slice(0, 100).flatMap((one) => textOf(one, depth + 1) ?? []);
    return texts.length > 0 ? texts.join(', ').slice(0, 2000) : null;
  }
  const node = value as Node;
  const inner = Object.keys(node).find((key) => /:(Alt|Bag|Seq|li)$/.test(key)) ?? '#text';
  return inner in node ? textOf(node[inner], depth + 1) : null;
}

function asNode(value: unknown): Node {
  return typeof value === 'object' && value !== null ? (value as Node) : {};
}
