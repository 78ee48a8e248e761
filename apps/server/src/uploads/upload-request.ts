import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { Actor } from '@etouch/db/actor';
import type { UploadOutcome } from '@etouch/domain/assets/accept-upload';
import type { UploadFacts } from '@etouch/domain/assets/queries';
import { Refusal } from '@etouch/domain/activity/refusal';
import { uploadsPath } from '@etouch/contracts/routes/uploads';
import type { Context } from 'hono';
import type { ServerDeps } from '../wiring.ts';
import type { ContentHashes } from './content-hashes.ts';
import type { HoldDeps } from './hold-upload.ts';
import { CONTENT_TYPE } from './protocol.ts';

/** What the requests of uploads work with. */
export interface UploadService extends HoldDeps, Pick<ServerDeps, 'settings'> {
  hashes: ContentHashes;
}

/** Who asks, and what came with the request. */
export interface UploadRequest {
  actor: Actor;
  headers: Headers;
  /** The bytes: from the connection itself where there is one, since a web stream in between halves the speed. */
  content: () => Readable;
}

export function uploadRequestOf(c: Context, actor: Actor): UploadRequest {
  return {
    actor,
    headers: c.req.raw.headers,
    content() {
      const { incoming } = (c.env ?? {}) as { incoming?: IncomingMessage };
      if (incoming) return incoming;
      const { body } = c.req.raw;
      return body ? Readable.fromWeb(body as ReadableStream) : Readable.from([]);
    },
  };
}

/** @throws Refusal UNSUPPORTED_FORMAT when the bytes of a request are not called what the protocol calls them */
export function requireBytes(headers: Headers): void {
  if (headers.get('content-type') === CONTENT_TYPE) return;
  throw new Refusal('UNSUPPORTED_FORMAT', { reason: 'CONTENT_TYPE', field: 'Content-Type' });
}

/** Whether bytes come with an announcement. @throws as requireBytes */
export function bringsBytes(headers: Headers): boolean {
  if (headers.get('content-type') === CONTENT_TYPE) return true;
  const length = headers.get('content-length');
  const isEmpty = length === null ? !headers.has('transfer-encoding') : Number(length) === 0;
  if (!isEmpty) requireBytes(headers);
  return false;
}

export const locationOf = (uploadId: string) => `${uploadsPath}/${uploadId}`;

/** How far an upload is, and until when it can be continued, as headers of an answer. */
export function progressHeaders(upload: UploadFacts, offset: number): Record<string, string> {
  return {
    'upload-offset': String(offset),
    ...(upload.state === 'OPEN' && offset < upload.sizeBytes && { 'upload-expires': upload.expiresAt.toUTCString() }),
  };
}

/** What became of a complete upload, as headers of the answer. */
export function outcomeHeaders(outcome: UploadOutcome): Record<string, string> {
  return {
    'etouch-outcome': outcome.outcome,
    ...(outcome.outcome === 'accepted' && outcome.match && { 'etouch-match': outcome.match.toLowerCase() }),
    ...(outcome.outcome === 'duplicate' && outcome.assetId && { 'etouch-duplicate-of': outcome.assetId }),
  };
}
