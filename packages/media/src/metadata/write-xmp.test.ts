import { describe, expect, it } from 'vitest';
import { readXmp } from './read-xmp.ts';
import { writeXmp, type Marks } from './write-xmp.ts';

const all: Marks[] = [0, 1, 5].flatMap((rating) =>
  (['RED', 'YELLOW', 'GREEN', 'BLUE', null] as const).flatMap((colourLabel) =>
    (['PICK', 'REJECT', null] as const).map((pick) => ({ rating, colourLabel, pick })),
  ),
);
const came = `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/"
  xmp:Rating="2" xmp:Label="Purple" crs:Exposure2012="+0.35" crs:RatingCurve="3">
  <crs:ToneCurve><rdf:Seq><rdf:li>0, 0</rdf:li></rdf:Seq></crs:ToneCurve></rdf:Description></rdf:RDF></x:xmpmeta>`;

describe('writeXmp', () => {
  it('says what reading it says again, new or into what came with the photo', () => {
    for (const marks of all) {
      for (const original of [
        null,
        came,
        writeXmp({ rating: 4, colourLabel: 'BLUE', pick: 'PICK' }, came),
        '<no xmp',
      ]) {
        const found = readXmp(writeXmp(marks, original));
        const isBridgeReject = marks.pick === 'REJECT' && marks.rating === 0;
        expect(found).toMatchObject({
          rating: isBridgeReject ? -1 : marks.rating,
          label: marks.colourLabel,
          pick: marks.pick,
        });
      }
    }
  });

  it('leaves developments and everything else of a sidecar as they came', () => {
    const written = writeXmp({ rating: 5, colourLabel: 'GREEN', pick: null }, came);
    for (const part of [
      'crs:Exposure2012="+0.35"',
      'crs:RatingCurve="3"',
      '<crs:ToneCurve><rdf:Seq><rdf:li>0, 0</rdf:li>',
    ]) {
      expect(written).toContain(part);
    }
    expect(written.match(/xmp:Rating/g)).toHaveLength(1);
    expect(written).toContain('xmp:Label="Green"');
    expect(written).not.toContain('Purple');
  });

  it('replaces properties that stand as elements', () => {
    const elements = came
      .replace('xmp:Rating="2" xmp:Label="Purple"', '')
      .replace('<crs:ToneCurve>', '<xmp:Rating>2</xmp:Rating><xmp:Label>Red</xmp:Label><crs:ToneCurve>');
    expect(readXmp(writeXmp({ rating: 1, colourLabel: null, pick: 'PICK' }, elements))).toMatchObject({
      rating: 1,
      label: null,
      pick: 'PICK',
    });
  });
});
