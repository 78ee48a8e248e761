import { FileMissing, StorageFull, StorageUnreachable } from '../storage.ts';

/** What the SDK's errors carry; its classes are not imported for it. */
interface ServiceError extends Error {
  Code?: string;
  code?: string;
  $metadata?: { httpStatusCode?: number };
}

const FULL = new Set(['QuotaExceeded', 'XMinioStorageFull', 'InsufficientStorage', 'StorageFull']);

const isServiceError = (error: unknown): error is ServiceError => error instanceof Error;

export function nameOf(error: unknown): string {
  if (!isServiceError(error)) return 'unknown';
  return error.code ?? (error.name === 'Error' ? error.message : error.name);
}

/** There is no such object; a bucket that is not there is another matter. */
export function isMissing(error: unknown): boolean {
  if (!isServiceError(error) || error.name === 'NoSuchBucket') return false;
  return ['NoSuchKey', 'NotFound'].includes(error.name) || error.$metadata?.httpStatusCode === 404;
}

/**
 * What an error of a request means to who works with files: whatever came back from the SDK's sending carries
 * `$metadata`. Anything else is no word of the storage, and stays as it is.
 */
export function asStorageError(error: unknown, key: string): unknown {
  if (!isServiceError(error) || (!error.$metadata && error.name !== 'CredentialsProviderError')) return error;
  if (isMissing(error)) return new FileMissing(key);
  if (error.$metadata?.httpStatusCode === 507 || FULL.has(error.name)) return new StorageFull(0);
  return new StorageUnreachable(nameOf(error), { cause: error });
}
