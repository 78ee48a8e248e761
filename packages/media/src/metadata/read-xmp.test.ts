import { describe, expect, it } from 'vitest';
import { readXmp } from './read-xmp.ts';

const NAMES = `xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpDM="http://ns.adobe.com/xmp/1.0/DynamicMedia/"
  xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"`;
const packet = (attributes: string, body = '', names = NAMES) =>
  `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
  <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" ${names} ${attributes}>${body}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;

describe('readXmp', () => {
  it.each([
    ['attributes, as Lightroom writes them', packet('xmp:Rating="3" xmp:Label="Blue" xmpDM:pick="1"')],
    [
      'elements, as Capture One writes them',
      packet('', '<xmp:Rating>3</xmp:Rating><xmp:Label>Blue</xmp:Label><xmpDM:pick>1</xmpDM:pick>'),
    ],
    [
      'another prefix for the same names',
      packet(
        'a:Rating="3" a:Label="Bleu" b:pick="1"',
        '',
        'xmlns:a="http://ns.adobe.com/xap/1.0/" xmlns:b="http://ns.adobe.com/xmp/1.0/DynamicMedia/"',
      ),
    ],
    [
      'the colour’s key before its word',
      packet('xmp:Rating="3" xmp:Label="À revoir" photoshop:LabelColor="blue" xmpDM:pick="1"'),
    ],
  ])('reads %s', (_, text) => {
    expect(readXmp(text)).toMatchObject({ rating: 3, label: 'BLUE', pick: 'PICK' });
  });

  it.each([
    ['UTF-8', (text: string) => Buffer.from(`\uFEFF${text}`)],
    ['UTF-16, little end first', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16, big end first', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
  ])('reads %s', (_, encode) => {
    expect(readXmp(encode(packet('xmp:Rating="5"')))).toMatchObject({ rating: 5, label: null, pick: null });
  });

  it('takes the rating -1 for a rejection, as Bridge means it, and nothing beyond the scale', () => {
    expect(readXmp(packet('xmp:Rating="-1"'))).toMatchObject({ rating: -1, pick: 'REJECT' });
    expect(readXmp(packet('xmpDM:pick="-1" xmp:Rating="2"'))).toMatchObject({ rating: 2, pick: 'REJECT' });
    for (const rating of ['6', '-2', 'NaN', '', '1e9'])
      expect(readXmp(packet(`xmp:Rating="${rating}"`))?.rating).toBeNull();
  });

  it('reads lists and languages', () => {
    const body = `<dc:creator><rdf:Seq><rdf:li>Ada</rdf:li><rdf:li>Bea</rdf:li></rdf:Seq></dc:creator>
      <dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© Ada &amp; Co</rdf:li></rdf:Alt></dc:rights>`;
    expect(readXmp(packet('', body))?.personal).toEqual({ creator: 'Ada, Bea', copyright: '© Ada & Co' });
  });

  it('follows no entity and no address, and does not throw', () => {
    const bomb = `<!DOCTYPE a [<!ENTITY b "${'c'.repeat(1000)}">]>${packet('xmp:Label="&b;"')}`;
    expect(readXmp(bomb)).toBeNull();
    expect(readXmp(`<!DOCTYPE a SYSTEM "file:///etc/passwd">${packet('')}`)).toBeNull();
    for (const text of [
      '',
      '<',
      'hello',
      '<a>'.repeat(100_000),
      packet('').slice(0, 150),
      '<x:xmpmeta __proto__="1"/>',
    ]) {
      expect(() => readXmp(text)).not.toThrow();
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
