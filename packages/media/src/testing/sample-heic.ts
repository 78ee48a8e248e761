import { box } from './sample-raws.ts';

/**
 * A HEIC of 64 × 64 pixels, its left half red and its right half blue, made with ImageMagick 6 and libheif (`convert -size
 * 32x64 xc:'#ff0000' xc:'#0000ff' +append -quality 50 halves.heic`): no encoder for it can be had here.
 */
const HALVES = Buffer.from(
  'AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAT9tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAAA5waXRtAAAAAAABAAAAImlsb2MAAAAAREAAAQABAAAAAAFjAAEAAAAAAAAALAAAACNpaW5mAAAAAAABAAAAFWluZmUCAAAAAAEAAGh2YzEAAAAAv2lwcnAAAAChaXBjbwAAAHVodmNDAQNwAAAAAAAAAAAAHvAA/P34+AAADwMgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQCEAAQAoQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbqSSmubAgAAAMACAAAAwAIQCIAAQAHRAHBcrAiQAAAABRpc3BlAAAAAAAAAEAAAABAAAAAEHBpeGkAAAAAAwgICAAAABZpcG1hAAAAAAAAAAEAAQOBAoMAAAA0bWRhdAAAACgoAa8TgOaocNP//iaUf/1Y54fp5eRL//WmpI/w0bf/rRHRUiv/8uU+',
  'base64',
);
const META_AT = 28;
const DATA_AT = 0x15b;

/** The sample with further properties of its picture, such as `irot`; all of them are essential. */
export function heic(...properties: Buffer[]): Buffer {
  const meta = HALVES.subarray(META_AT, DATA_AT);
  const propertiesAt = meta.indexOf('iprp') - 4;
  const inside = meta.subarray(12, propertiesAt);
  const containerAt = meta.indexOf('ipco') - 4;
  const container = meta.subarray(containerAt + 8, containerAt + meta.readUInt32BE(containerAt));
  const indexes = [0x81, 0x02, 0x83, ...properties.map((_, i) => 0x84 + i)];
  const association = box('ipma', Buffer.from([0, 0, 0, 0, 0, 0, 0, 1, 0, 1, indexes.length, ...indexes]));
  const made = box('meta', Buffer.alloc(4), inside, box('iprp', box('ipco', container, ...properties), association));
  // The one extent of the one item moves with what stands before it.
  const offsetAt = made.indexOf('iloc') + 4 + 4 + 2 + 2 + 2 + 2 + 4 + 2;
  made.writeUInt32BE(made.readUInt32BE(offsetAt) + made.length - meta.length, offsetAt);
  return Buffer.concat([HALVES.subarray(0, META_AT), made, HALVES.subarray(DATA_AT)]);
}
