import type { ListedFile } from '../storage.ts';
import type { Bucket } from './bucket.ts';
import { asStorageError } from './s3-errors.ts';

/** Every object below a folder of keys, page by page; a bucket lists in the byte order of its keys. */
export async function* listObjects(bucket: Bucket, folder: string): AsyncGenerator<ListedFile> {
  const Prefix = bucket.objectPrefix(folder);
  const { sdk, client } = await bucket.open();
  for (let ContinuationToken: string | undefined; ;) {
    const page = await client
      .send(new sdk.ListObjectsV2Command({ Bucket: bucket.name, Prefix, ContinuationToken }))
      .catch((error: unknown) => {
        throw asStorageError(error, folder);
      });
    for (const { Key, Size, LastModified } of page.Contents ?? []) {
      if (Key && LastModified) yield { key: bucket.ownKey(Key), bytes: Size ?? 0, modifiedAt: LastModified };
    }
    if (!page.IsTruncated || !page.NextContinuationToken) return;
    ContinuationToken = page.NextContinuationToken;
  }
}
