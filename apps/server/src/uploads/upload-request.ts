import { AsyncLocalStorage } from 'node:async_hooks';
import type { Actor } from '@etouch/db/actor';
import type { UploadFacts } from '@etouch/domain/assets/queries';

/** Who is sending and what: known before the tus server sees the request, since it knows nobody. */
export interface UploadRequest {
  actor: Actor;
  /** Null until a new upload has its row. */
  upload: UploadFacts | null;
  /** The answer's body is a problem. */
  refused?: boolean;
}

const requests = new AsyncLocalStorage<UploadRequest>();

export const withUploadRequest = <T>(request: UploadRequest, work: () => Promise<T>) => requests.run(request, work);

export function currentUploadRequest(): UploadRequest {
  const request = requests.getStore();
  if (!request) throw new Error('the tus server was called without its request');
  return request;
}
