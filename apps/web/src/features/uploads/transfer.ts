import { ApiProblem } from '@etouch/contracts/client';
import { problem as problemSchema } from '@etouch/contracts/errors';
import { MAINTENANCE_HEADER } from '@etouch/contracts/routes/health';
import { uploadsPath } from '@etouch/contracts/routes/uploads';
import type { DetailedError, HttpResponse, Upload } from 'tus-js-client';
import { hearMaintenanceOf, maintenance } from '../../lib/maintenance.ts';
import type { UploadMatch, UploadOutcome, UploadTarget } from './upload-item.ts';
import { uploadMetadata } from './upload-item.ts';

export interface TransferEvents {
  onProgress: (sentBytes: number) => void;
  onDone: (result: { outcome: UploadOutcome; match: UploadMatch | null }) => void;
  onFailed: (error: unknown) => void;
}

export interface Transfer {
  pause: () => Promise<void>;
  discard: () => Promise<void>;
}

/** Waits between attempts, ms: a network that comes back within a minute is not noticed. */
const RETRIES = [0, 1000, 3000, 5000, 10_000, 20_000, 20_000];

/** Sends one file by tus. A file that was begun before, even before a reload, goes on where the server has it. */
export function startTransfer(file: File, target: UploadTarget, events: TransferEvents): Transfer {
  let upload: Upload | undefined;
  let isStopped = false;
  const begin = async () => {
    const tus = await import('tus-js-client');
    let last: HttpResponse | undefined;
    const metadata = uploadMetadata(file.name, target);
    const created = new tus.Upload(file, {
      endpoint: uploadsPath,
      metadata,
      retryDelays: RETRIES,
      removeFingerprintOnSuccess: true,
      // The same file for another project is another upload.
      fingerprint: () =>
        Promise.resolve(['etouch', file.name, file.size, file.lastModified, JSON.stringify(metadata)].join('|')),
      onAfterResponse: (_request, response) => {
        last = response;
        hearMaintenanceOf(response.getHeader(MAINTENANCE_HEADER));
      },
      // Under maintenance nothing is tried in vain: the queue goes on when it is over.
      onShouldRetry: (error) => maintenance() === 'normal' && isWorthRetrying(error.originalResponse?.getStatus() ?? 0),
      onProgress: (sent) => events.onProgress(sent),
      onError: (error) => events.onFailed(refusalOf(error)),
      onSuccess: () =>
        events.onDone({
          outcome: (last?.getHeader('Etouch-Outcome') ?? 'accepted') as UploadOutcome,
          match: (last?.getHeader('Etouch-Match') ?? null) as UploadMatch | null,
        }),
    });
    const [previous] = await created.findPreviousUploads();
    if (isStopped) return;
    if (previous) created.resumeFromPreviousUpload(previous);
    upload = created;
    created.start();
  };
  begin().catch(events.onFailed);
  return {
    pause: async () => {
      isStopped = true;
      await upload?.abort();
    },
    discard: async () => {
      isStopped = true;
      await upload?.abort(true);
    },
  };
}

/** A refusal stays one; what another has in hand, and everything that is not an answer of ours, may pass. */
function isWorthRetrying(status: number): boolean {
  const isRefusal = status >= 400 && status < 500;
  return (!isRefusal || status === 409 || status === 423) && navigator.onLine;
}

/** The server's own refusal when there is one, else that it could not be reached. */
function refusalOf(error: Error | DetailedError): Error {
  const body = 'originalResponse' in error ? error.originalResponse?.getBody() : undefined;
  try {
    const parsed = problemSchema.safeParse(JSON.parse(body ?? ''));
    if (parsed.success) return new ApiProblem(parsed.data);
  } catch {
    // Not an answer of etouch.
  }
  return new TypeError(error.message);
}
