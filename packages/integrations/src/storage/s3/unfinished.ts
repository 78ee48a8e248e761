import type { CompletedPart } from '@aws-sdk/client-s3';
import type { Bucket } from './bucket.ts';
import { isMissing } from './s3-errors.ts';

/** The latest write in parts of this very object that nobody completed. */
export async function findUnfinished(bucket: Bucket, key: string): Promise<string | undefined> {
  const { sdk, client } = await bucket.open();
  const Prefix = bucket.objectKey(key);
  const { Uploads = [] } = await client.send(new sdk.ListMultipartUploadsCommand({ Bucket: bucket.name, Prefix }));
  return Uploads.filter((upload) => upload.Key === Prefix).at(-1)?.UploadId;
}

/** The parts that are there, with their checksums. */
export async function listParts(bucket: Bucket, key: string, UploadId: string): Promise<CompletedPart[]> {
  const { sdk, client } = await bucket.open();
  const parts: CompletedPart[] = [];
  for (let PartNumberMarker: string | undefined; ;) {
    const page = await client.send(
      new sdk.ListPartsCommand({ Bucket: bucket.name, Key: bucket.objectKey(key), UploadId, PartNumberMarker }),
    );
    for (const { PartNumber, ETag, ChecksumSHA256 } of page.Parts ?? [])
      parts.push({ PartNumber, ETag, ChecksumSHA256 });
    if (!page.IsTruncated || !page.NextPartNumberMarker) return parts;
    PartNumberMarker = page.NextPartNumberMarker;
  }
}

/** Gives up every write in parts that was begun before a moment: its parts are paid for and nobody's. */
export async function abortUnfinished(bucket: Bucket, before: Date): Promise<void> {
  const { sdk, client } = await bucket.open();
  let marker: { KeyMarker?: string; UploadIdMarker?: string } = {};
  for (;;) {
    const page = await client.send(
      new sdk.ListMultipartUploadsCommand({ Bucket: bucket.name, Prefix: bucket.objectPrefix(''), ...marker }),
    );
    for (const { Key, UploadId, Initiated } of page.Uploads ?? []) {
      if (!Initiated || Initiated >= before) continue;
      await client
        .send(new sdk.AbortMultipartUploadCommand({ Bucket: bucket.name, Key, UploadId }))
        .catch((error: unknown) => {
          // Completed or given up by somebody else meanwhile.
          if (!isMissing(error)) throw error;
        });
    }
    if (!page.IsTruncated || !page.NextKeyMarker) return;
    marker = { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker };
  }
}
