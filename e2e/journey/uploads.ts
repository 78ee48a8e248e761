import { createReadStream } from 'node:fs';
import { ApiProblem } from '@etouch/contracts/client';
import { problem } from '@etouch/contracts/errors';
import { uploadsPath } from '@etouch/contracts/routes/uploads';
import { Upload, type DetailedError, type UploadOptions } from 'tus-js-client';
import type { Person } from './people.ts';
import type { SourceFile } from './source-files.ts';

export interface Sent {
  uploadId: string;
  /** `accepted` or `duplicate`. */
  outcome: string;
  /** How a version found its photo; empty for photos. */
  match: string;
}

const CHUNK_BYTES = 4 * 1024 * 1024;

/** Sends one file by tus, as the web app does. @throws ApiProblem when the server refuses it */
export async function sendFile(
  url: string,
  person: Person,
  file: SourceFile,
  metadata: Record<string, string>,
): Promise<Sent> {
  return run(url, person, file, { metadata: { filename: file.name, ...metadata } });
}

/**
 * Sends a part, breaks off, and goes on later from what the server has.
 * @returns what became of it, and the bytes that had not to be sent again
 */
export async function sendInterrupted(
  url: string,
  person: Person,
  file: SourceFile,
  metadata: Record<string, string>,
): Promise<Sent & { resumedAt: number }> {
  const part = Math.max(1, Math.floor(file.sizeBytes / 3));
  const options = { metadata: { filename: file.name, ...metadata }, chunkSize: part };
  const broken = Promise.withResolvers<string>();
  const upload = new Upload(createReadStream(file.path), {
    ...common(url, person),
    ...options,
    onError: broken.reject,
    onChunkComplete: () => void upload.abort().then(() => broken.resolve(upload.url ?? '')),
  });
  upload.start();
  const uploadUrl = await broken.promise;
  let resumedAt = 0;
  const sent = await run(url, person, file, {
    ...options,
    uploadUrl,
    onAfterResponse: (request, response) => {
      if (request.getMethod() === 'HEAD') resumedAt = Number(response.getHeader('Upload-Offset'));
    },
  });
  return { ...sent, resumedAt };
}

function common(url: string, person: Person): UploadOptions {
  return {
    endpoint: `${url}${uploadsPath}`,
    headers: { cookie: person.browser.cookies() },
    chunkSize: CHUNK_BYTES,
    retryDelays: [],
    storeFingerprintForResuming: false,
  };
}

async function run(url: string, person: Person, file: SourceFile, options: UploadOptions): Promise<Sent> {
  const done = Promise.withResolvers<Sent>();
  const upload = new Upload(createReadStream(file.path), {
    ...common(url, person),
    ...options,
    onError: (error) => done.reject(asProblem(error)),
    onSuccess: ({ lastResponse }) =>
      done.resolve({
        uploadId: (upload.url ?? '').split('/').at(-1) ?? '',
        outcome: lastResponse.getHeader('Etouch-Outcome') ?? '',
        match: lastResponse.getHeader('Etouch-Match') ?? '',
      }),
  });
  upload.start();
  return done.promise;
}

/** The server's own words out of the tus client's error. */
function asProblem(error: Error | DetailedError): Error {
  const body = 'originalResponse' in error ? error.originalResponse?.getBody() : undefined;
  return body ? (readProblem(body) ?? error) : error;
}

function readProblem(body: string): ApiProblem | undefined {
  try {
    return new ApiProblem(problem.parse(JSON.parse(body)));
  } catch {
    return undefined;
  }
}

/** Asks for one bare step of tus, for those who may not even begin. @throws ApiProblem */
export async function tusRequest(
  url: string,
  person: Person | null,
  method: 'POST' | 'PATCH' | 'DELETE',
  path: string,
  headers: Record<string, string>,
): Promise<void> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { 'tus-resumable': '1.0.0', ...headers, ...(person ? { cookie: person.browser.cookies() } : {}) },
  });
  const body = await response.text();
  if (!response.ok) throw readProblem(body) ?? new Error(`${method} ${path} answered ${response.status}: ${body}`);
}

/** `Upload-Metadata` as tus writes it. */
export function uploadMetadata(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',');
}
