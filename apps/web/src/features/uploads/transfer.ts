import type { Problem } from '@etouch/contracts/errors';
import { MAINTENANCE_HEADER } from '@etouch/contracts/routes/health';
import { uploadsPath } from '@etouch/contracts/routes/uploads';
import type { DetailedError, HttpResponse, Upload } from 'tus-js-client';
import { hearMaintenanceOf } from '../../lib/maintenance.ts';
import { problemIn } from './failure.ts';
import type { UploadMatch, UploadOutcome } from './upload-item.ts';

/** A line on which nothing moves for so long is dead, whatever the browser thinks: a laptop that slept, a lost cell. */
const STALLED_MS = 45_000;

export interface AttemptEvents {
  /**
   * An attempt without an address has asked the server to make room: where it has, or null when nobody knows whether it
   * did. Told also after it was stopped: asking is never broken off, or room would be made that nobody knows of.
   */
  onCreated: (address: string | null) => void;
  onProgress: (sentBytes: number) => void;
  onDone: (result: { outcome: UploadOutcome; match: UploadMatch | null }) => void;
  /** `status` is 0 when no answer came. */
  onFailed: (status: number, problem: Problem | null) => void;
}

export interface Attempt {
  /** Ends it; nothing more is heard of it. What the server has stays there. */
  stop: () => void;
}

/** What is said of a file, under which key, and where the server has it already. */
export interface Announcement {
  metadata: Record<string, string>;
  key: string;
  address: string | null;
}

/**
 * Sends one file by tus, once: from where the server has it when it has an address, else from the start. Whether and when
 * to try again is the queue's business, which knows of the other files.
 */
export function startAttempt(file: File, { metadata, key, address }: Announcement, events: AttemptEvents): Attempt {
  let upload: Upload | undefined;
  let isStopped = false;
  let stalled: ReturnType<typeof setTimeout> | undefined;
  let isCreating = address === null;
  const stop = () => {
    isStopped = true;
    if (isCreating) return;
    clearTimeout(stalled);
    void upload?.abort();
  };
  const settle = (created: string | null) => {
    if (!isCreating) return;
    isCreating = false;
    events.onCreated(created);
    if (isStopped) stop();
  };
  const fail = (status: number, problem: Problem | null) => {
    const isHeard = !isStopped;
    isStopped = true;
    settle(null);
    stop();
    if (isHeard) events.onFailed(status, problem);
  };
  const watch = (isWhole: boolean) => {
    clearTimeout(stalled);
    // Whole, it is the server's turn, and it may take its time over the checksum of a large file.
    if (!isWhole) stalled = setTimeout(() => fail(0, null), STALLED_MS);
  };
  const begin = async () => {
    const tus = await import('tus-js-client');
    if (isStopped) return settle(null);
    let last: HttpResponse | undefined;
    const created = new tus.Upload(file, {
      // Told where to go on, it must not make a second upload when the answer is anything but "here".
      ...(address ? { uploadUrl: address } : { endpoint: uploadsPath, headers: { 'Idempotency-Key': key } }),
      metadata,
      retryDelays: null,
      storeFingerprintForResuming: false,
      onUploadUrlAvailable: () => settle(created.url),
      onAfterResponse: (_request, response) => {
        last = response;
        hearMaintenanceOf(response.getHeader(MAINTENANCE_HEADER));
      },
      onProgress: (sent, size) => {
        watch(sent >= size);
        events.onProgress(sent);
      },
      onError: (error: Error | DetailedError) => {
        const response = 'originalResponse' in error ? error.originalResponse : null;
        fail(response?.getStatus() ?? 0, problemIn(response?.getBody()));
      },
      onSuccess: () => {
        if (isStopped) return;
        stop();
        events.onDone({
          outcome: (last?.getHeader('Etouch-Outcome') ?? 'accepted') as UploadOutcome,
          match: (last?.getHeader('Etouch-Match') ?? null) as UploadMatch | null,
        });
      },
    });
    upload = created;
    watch(false);
    created.start();
    return undefined;
  };
  begin().catch(() => fail(0, null));
  return { stop };
}
