import type { StoredFileFacts } from '../storage.ts';
import type { Bucket } from './bucket.ts';
import { SHA256 } from './read-object.ts';
import { asStorageError, isMissing } from './s3-errors.ts';

/** Size, time and checksum of an object; null when there is none. */
export async function headObject(bucket: Bucket, key: string): Promise<StoredFileFacts | null> {
  const Key = bucket.objectKey(key);
  const { sdk, client } = await bucket.open();
  try {
    const found = await client.send(new sdk.HeadObjectCommand({ Bucket: bucket.name, Key }));
    return {
      bytes: found.ContentLength ?? 0,
      modifiedAt: found.LastModified ?? new Date(0),
      ...(found.Metadata?.[SHA256] && { sha256: found.Metadata[SHA256] }),
    };
  } catch (error) {
    if (isMissing(error)) return null;
    throw asStorageError(error, key);
  }
}
