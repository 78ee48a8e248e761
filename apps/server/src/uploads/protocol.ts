import type { Refusal as RefusalType } from '@etouch/domain/activity/refusal';
import { Refusal } from '@etouch/domain/activity/refusal';
import { problemOf } from '../problem.ts';

/** The one version of the protocol that is spoken: https://tus.io/protocols/resumable-upload, 1.0.0. */
export const TUS_VERSION = '1.0.0';
export const TUS_EXTENSIONS = 'creation,creation-with-upload,expiration,termination';
/** What bytes of an upload are called. */
export const CONTENT_TYPE = 'application/offset+octet-stream';

/** The headers every answer carries. */
export const tusHeaders = (more: Record<string, string> = {}): Record<string, string> => ({
  'tus-resumable': TUS_VERSION,
  'cache-control': 'no-store',
  ...more,
});

/** A refusal as the protocol's clients read it. @param status where the protocol names another than the code has */
export function tusProblem(refusal: RefusalType, more: Record<string, string> = {}, status?: number): Response {
  const problem = problemOf(refusal);
  return new Response(JSON.stringify({ ...problem, status: status ?? problem.status }), {
    status: status ?? problem.status,
    headers: tusHeaders({ ...more, 'content-type': 'application/problem+json' }),
  });
}

const wholeNumber = /^(0|[1-9]\d{0,15})$/;

/**
 * A header that counts bytes.
 * @throws Refusal INVALID_INPUT naming the header when it is missing or anything but a whole number
 */
export function readBytes(headers: Headers, name: string): number {
  const text = headers.get(name);
  const value = text !== null && wholeNumber.test(text) ? Number(text) : Number.NaN;
  if (Number.isSafeInteger(value)) return value;
  throw new Refusal('INVALID_INPUT', { reason: text === null ? 'HEADER_MISSING' : 'NOT_A_NUMBER', field: name });
}

const metadataKey = /^[!-+\--~]+$/;
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/**
 * `Upload-Metadata`: pairs of a key and a value in Base64, divided by commas; a value may be missing.
 * @throws Refusal INVALID_INPUT
 */
export function readMetadata(headers: Headers): Record<string, string> {
  const malformed = () => new Refusal('INVALID_INPUT', { reason: 'MALFORMED', field: 'Upload-Metadata' });
  const metadata: Record<string, string> = {};
  const text = headers.get('upload-metadata');
  if (text === null || text === '') return metadata;
  for (const pair of text.split(',')) {
    const [key = '', value = '', ...more] = pair.trim().split(' ');
    if (more.length > 0 || !metadataKey.test(key) || !base64.test(value) || Object.hasOwn(metadata, key)) {
      throw malformed();
    }
    const decoded = Buffer.from(value, 'base64').toString('utf8');
    Object.defineProperty(metadata, key, { value: decoded, enumerable: true, configurable: true });
  }
  return metadata;
}

/** `Upload-Metadata` of what is known of an upload. */
export function writeMetadata(metadata: Record<string, string>): string {
  return Object.entries(metadata)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',');
}
