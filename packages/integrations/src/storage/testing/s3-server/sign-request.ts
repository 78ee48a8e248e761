import { createHmac } from 'node:crypto';
import { sha256Hex } from './signature.ts';
import type { S3Server } from './s3-server.ts';

export interface SignedRequest {
  headers: Record<string, string>;
  /** Signs a text with the day's key: chunks and trailers go on from `signature`. */
  sign: (text: string) => string;
  signature: string;
  amzDate: string;
  scope: string;
}

/** Signs a request without any SDK, so that a test may be wrong in one thing at a time. Every header given is signed. */
export function signRequest(
  server: S3Server,
  {
    method,
    path,
    headers,
    payload,
    at = new Date(),
  }: {
    method: string;
    path: string;
    headers: Record<string, string>;
    payload: string;
    at?: Date;
  },
): SignedRequest {
  const amzDate = at.toISOString().replace(/[-:]|\.\d+/g, '');
  const scope = `${amzDate.slice(0, 8)}/${server.region}/s3/aws4_request`;
  const all: Record<string, string> = {
    ...headers,
    host: new URL(server.endpoint).host,
    'x-amz-content-sha256': payload,
    'x-amz-date': amzDate,
  };
  const names = Object.keys(all).sort();
  const canonical = [method, path, '', ...names.map((name) => `${name}:${all[name]}`), '', names.join(';'), payload];
  const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
  const key = scope.split('/').reduce<string | Buffer>(hmac, `AWS4${server.credentials.secretAccessKey}`) as Buffer;
  const sign = (text: string) => hmac(key, text).toString('hex');
  const signature = sign(`AWS4-HMAC-SHA256\n${amzDate}\n${scope}\n${sha256Hex(canonical.join('\n'))}`);
  const credential = `${server.credentials.accessKeyId}/${scope}`;
  const authorization = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
  return { headers: { ...all, authorization }, sign, signature, amzDate, scope };
}
