import { xmlAnswer, type Answer, type S3Request } from './answer.ts';
import { S3Failure } from './failure.ts';
import { sortedKeys, type Objects } from './objects.ts';

/** ListObjectsV2 without delimiters. @param pageSize the most that is listed at once, whatever is asked for */
export function listObjects({ objects }: Objects, { query }: S3Request, pageSize: number): Answer {
  if (query.get('list-type') !== '2' || query.has('delimiter')) throw new S3Failure(501, 'NotImplemented');
  const prefix = query.get('prefix') ?? '';
  const token = query.get('continuation-token');
  const after = token ? Buffer.from(token, 'base64url').toString() : (query.get('start-after') ?? '');
  const limit = Math.min(Number(query.get('max-keys') ?? 1_000), pageSize);
  const keys = sortedKeys(objects.keys(), prefix, after);
  const page = keys.slice(0, limit);
  const isTruncated = keys.length > limit;
  return xmlAnswer('ListBucketResult', {
    Prefix: prefix,
    KeyCount: page.length,
    IsTruncated: isTruncated,
    NextContinuationToken: isTruncated ? Buffer.from(page.at(-1)!).toString('base64url') : undefined,
    Contents: page.map((key) => {
      const { size, etag, modifiedAt } = objects.get(key)!;
      return { Key: key, LastModified: modifiedAt.toISOString(), ETag: etag, Size: size };
    }),
  });
}
