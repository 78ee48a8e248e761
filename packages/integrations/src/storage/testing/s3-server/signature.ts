import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { S3Failure } from './failure.ts';

export interface S3Credentials {
  accessKeyId: string;
  secretAccessKey: string;
}

/** What the signature of a request vouches for, and what the signatures of its chunks go on from. */
export interface Signed {
  /** x-amz-content-sha256 as it was signed. */
  payload: string;
  signature: string;
  /** Signs a text with the day's key. */
  sign(text: string): string;
  amzDate: string;
  scope: string;
}

const FIFTEEN_MINUTES = 15 * 60 * 1000;

export const sha256Hex = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');

export function isSameText(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

/**
 * Verifies the signature of a request's headers as "Signature Version 4" of Amazon's S3 reference has it.
 * @throws S3Failure as S3 answers: AccessDenied, InvalidAccessKeyId, RequestTimeTooSkewed, SignatureDoesNotMatch …
 */
export function verifySignature(
  request: IncomingMessage,
  url: URL,
  region: string,
  credentials: S3Credentials,
): Signed {
  const header = request.headers.authorization;
  if (!header) throw new S3Failure(403, 'AccessDenied', 'The request is not signed.');
  const found = /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(header);
  if (!found) throw new S3Failure(400, 'AuthorizationHeaderMalformed');
  const [accessKeyId, ...scopeParts] = found[1]!.split('/');
  const signedHeaders = found[2]!.split(';');
  const signature = found[3]!;
  const scope = scopeParts.join('/');
  const amzDate = textOf(request, 'x-amz-date');
  const [day, ...place] = scopeParts;
  if (accessKeyId !== credentials.accessKeyId) throw new S3Failure(403, 'InvalidAccessKeyId');
  if (place.join('/') !== `${region}/s3/aws4_request` || day !== amzDate.slice(0, 8))
    throw new S3Failure(400, 'AuthorizationHeaderMalformed', `the scope ${scope} is not this region's or this day's`);
  if (!(Math.abs(timeOf(amzDate) - Date.now()) < FIFTEEN_MINUTES)) throw new S3Failure(403, 'RequestTimeTooSkewed');
  for (const name of Object.keys(request.headers)) {
    const isBound = name === 'host' || name === 'content-md5' || name.startsWith('x-amz-');
    if (isBound && !signedHeaders.includes(name))
      throw new S3Failure(403, 'AccessDenied', `the header ${name} is not signed`);
  }
  const payload = textOf(request, 'x-amz-content-sha256');
  if (!payload) throw new S3Failure(400, 'InvalidRequest', 'x-amz-content-sha256 is missing');
  const canonical = [
    request.method ?? '',
    canonicalPath(url.pathname),
    canonicalQuery(url),
    ...signedHeaders.map((name) => `${name}:${textOf(request, name)}`),
    '',
    signedHeaders.join(';'),
    payload,
  ].join('\n');
  const key = ['s3', 'aws4_request'].reduce(hmac, hmac(hmac(`AWS4${credentials.secretAccessKey}`, day), region));
  const sign = (text: string) => hmac(key, text).toString('hex');
  const expected = sign(`AWS4-HMAC-SHA256\n${amzDate}\n${scope}\n${sha256Hex(canonical)}`);
  if (signedHeaders.join(';') !== signedHeaders.toSorted().join(';') || !isSameText(expected, signature))
    throw new S3Failure(403, 'SignatureDoesNotMatch');
  return { payload, signature, sign, amzDate, scope };
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function textOf(request: IncomingMessage, name: string): string {
  const value = request.headers[name];
  return (Array.isArray(value) ? value.join(',') : (value ?? '')).trim().replace(/\s+/g, ' ');
}

/** 20261122T203000Z in milliseconds. */
function timeOf(amzDate: string): number {
  return Date.parse(amzDate.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}

const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

function canonicalPath(path: string): string {
  return path
    .split('/')
    .map((segment) => encode(decodeURIComponent(segment)))
    .join('/');
}

function canonicalQuery(url: URL): string {
  return url.search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      return `${encode(decodeURIComponent(name))}=${encode(decodeURIComponent(value))}`;
    })
    .sort()
    .join('&');
}
