/** One person's choices, as XMP has words for them. */
export interface Marks {
  rating: number;
  colourLabel: 'RED' | 'YELLOW' | 'GREEN' | 'BLUE' | null;
  pick: 'PICK' | 'REJECT' | null;
}

const XMP = 'http://ns.adobe.com/xap/1.0/';
const DM = 'http://ns.adobe.com/xmp/1.0/DynamicMedia/';
const PHOTOSHOP = 'http://ns.adobe.com/photoshop/1.0/';
const WORDS = { RED: 'Red', YELLOW: 'Yellow', GREEN: 'Green', BLUE: 'Blue' } as const;

/** The properties that say what a mark says, with the prefix each is written under. */
const OURS: [string, string, string[]][] = [
  ['xmp', XMP, ['Rating', 'Label']],
  ['xmpDM', DM, ['pick', 'good']],
  ['photoshop', PHOTOSHOP, ['LabelColor']],
];

/**
 * A sidecar with these marks: stars as xmp:Rating, the colour as xmp:Label in English, which Lightroom, Bridge and Capture
 * One all know, the flag as xmpDM:pick, which Lightroom Classic reads and writes since 13.2, and a rejection without stars
 * also as the rating -1 of Bridge. The rest of a sidecar that came with the photo (developments, keywords) stays as it is.
 * @param original its text; null, or one that has no description to write into, gives a new one
 */
export function writeXmp(marks: Marks, original: string | null): string {
  const at = original?.search(/<rdf:Description\b/) ?? -1;
  if (original === null || at < 0) return packet(attributesOf(marks, new Set()));
  const bare = withoutOurs(original);
  const from = bare.search(/<rdf:Description\b/) + '<rdf:Description'.length;
  const declared = new Set(OURS.flatMap(([prefix]) => (bare.includes(`xmlns:${prefix}=`) ? [prefix] : [])));
  const head = bare.slice(from, bare.indexOf('>', from));
  // A prefix that is declared further in is not known here: it is declared once more.
  const known = new Set([...declared].filter((prefix) => head.includes(`xmlns:${prefix}=`)));
  return `${bare.slice(0, from)}${attributesOf(marks, known)}${bare.slice(from)}`;
}

function withoutOurs(text: string): string {
  return OURS.flatMap(([prefix, , names]) => names.map((name) => `${prefix}:${name}`)).reduce(
    (left, name) =>
      left
        .replaceAll(new RegExp(`\\s${name}\\s*=\\s*("[^"]*"|'[^']*')`, 'g'), '')
        .replaceAll(new RegExp(`<${name}\\b[^>]*(/>|>[^<]*</${name}>)`, 'g'), ''),
    text,
  );
}

function attributesOf({ rating, colourLabel, pick }: Marks, known: ReadonlySet<string>): string {
  const flag = { PICK: '1', REJECT: '-1', NONE: '0' }[pick ?? 'NONE'];
  const values: Record<string, string | null> = {
    'xmp:Rating': pick === 'REJECT' && rating === 0 ? '-1' : String(rating),
    'xmp:Label': colourLabel && WORDS[colourLabel],
    'photoshop:LabelColor': colourLabel && WORDS[colourLabel].toLowerCase(),
    'xmpDM:pick': flag,
    // Capitalized, as the XMP specification (part 1, 8.2.1.1) has it.
    'xmpDM:good': pick && (pick === 'PICK' ? 'True' : 'False'),
  };
  const names = OURS.filter(([prefix]) => !known.has(prefix)).map(([prefix, uri]) => `\n    xmlns:${prefix}="${uri}"`);
  const properties = Object.entries(values).flatMap(([name, value]) => (value ? [`\n   ${name}="${value}"`] : []));
  return [...names, ...properties].join('');
}

function packet(attributes: string): string {
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description${attributes}
   rdf:about=""/>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
`;
}
