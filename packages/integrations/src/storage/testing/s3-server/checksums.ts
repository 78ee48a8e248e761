import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { S3Failure } from './failure.ts';

const word = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes.toString('base64');
};

/** CRC-32C (Castagnoli), reflected. */
function crc32c(body: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of body) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0x82f63b78 : 0);
  }
  return ~crc;
}

/** What S3 computes over a body, by the names its headers have; base64. */
const algorithms: Record<string, (body: Uint8Array) => string> = {
  sha256: (body) => createHash('sha256').update(body).digest('base64'),
  sha1: (body) => createHash('sha1').update(body).digest('base64'),
  crc32: (body) => word(crc32(body)),
  crc32c: (body) => word(crc32c(body)),
};

export interface Checksum {
  algorithm: string;
  value: string;
}

export const md5 = (body: Uint8Array, form: 'hex' | 'base64') => createHash('md5').update(body).digest(form);

/**
 * Compares a body with every checksum that headers or trailers name.
 * @returns the additional checksum, which is kept with the object
 * @throws S3Failure BadDigest, or InvalidRequest for an algorithm that is not understood
 */
export function verifyChecksums(headers: Record<string, string>, body: Uint8Array): Checksum | undefined {
  const digest = headers['content-md5'];
  if (digest !== undefined && digest !== md5(body, 'base64')) throw new S3Failure(400, 'BadDigest', 'Content-MD5');
  let kept: Checksum | undefined;
  for (const [name, value] of Object.entries(headers)) {
    const algorithm = /^x-amz-checksum-([a-z0-9]+)$/.exec(name)?.[1];
    if (!algorithm || ['mode', 'type', 'algorithm'].includes(algorithm)) continue;
    const compute = algorithms[algorithm];
    if (!compute) throw new S3Failure(400, 'InvalidRequest', `the checksum ${algorithm} is not understood`);
    if (compute(body) !== value) throw new S3Failure(400, 'BadDigest', `the ${algorithm} is another one`);
    kept = { algorithm, value };
  }
  return kept;
}

/** The checksum of checksums that an object in parts gets, with the number of parts behind it. */
export function compositeChecksum(parts: readonly (Checksum | undefined)[]): Checksum | undefined {
  const algorithm = parts[0]?.algorithm;
  const compute = algorithm && algorithms[algorithm];
  if (!algorithm || !compute || parts.some((part) => part?.algorithm !== algorithm)) return undefined;
  const joined = Buffer.concat(parts.map((part) => Buffer.from(part!.value, 'base64')));
  return { algorithm, value: `${compute(joined)}-${parts.length}` };
}
