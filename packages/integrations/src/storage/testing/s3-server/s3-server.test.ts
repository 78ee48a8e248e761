import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sha256Hex } from './signature.ts';
import { signRequest, type SignedRequest } from './sign-request.ts';
import { startS3Server, type S3Server } from './s3-server.ts';

let server: S3Server;
beforeEach(async () => {
  server = await startS3Server();
});
afterEach(() => server.close());

const clientOf = (own: S3ClientConfig = {}) =>
  new S3Client({
    endpoint: server.endpoint,
    region: server.region,
    forcePathStyle: true,
    credentials: server.credentials,
    maxAttempts: 1,
    ...own,
  });
const target = () => ({ Bucket: server.bucket, Key: 'a key+with/ämong others' });
const nameOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: Error) => error.name,
  );
const base64 = (content: Buffer) => createHash('sha256').update(content).digest('base64');

describe('signatures', () => {
  it('takes what the SDK signs, whatever the key is called, and gives it back', async () => {
    const client = clientOf();
    const Body = randomBytes(1000);
    await client.send(new PutObjectCommand({ ...target(), Body, Metadata: { some: 'two  spaces' } }));
    expect(await nameOf(client.send(new GetObjectCommand(target())))).toBe('done');
    expect(server.objects.get('a key+with/ämong others')?.content.equals(Body)).toBe(true);
  });

  it.each([
    [
      'another secret',
      { credentials: { accessKeyId: 'ETOUCHTESTKEY', secretAccessKey: 'wrong' } },
      'SignatureDoesNotMatch',
    ],
    ['another key id', { credentials: { accessKeyId: 'OTHER', secretAccessKey: 'x' } }, 'InvalidAccessKeyId'],
    ['another region', { region: 'us-east-1' }, 'AuthorizationHeaderMalformed'],
  ])('refuses %s', async (_, own, refusal) => {
    expect(await nameOf(clientOf(own).send(new PutObjectCommand({ ...target(), Body: 'x' })))).toBe(refusal);
    expect(server.objects.size).toBe(0);
  });

  it('refuses what is not signed, what was signed long ago, and headers that are not signed', async () => {
    const path = `/${server.bucket}/a`;
    const ask = async (headers: Record<string, string>, to = path) =>
      /<Code>(\w+)/.exec(await (await fetch(server.endpoint + to, { method: 'PUT', headers, body: 'x' })).text())?.[1];
    const signed = (at?: Date) =>
      signRequest(server, { method: 'PUT', path, headers: {}, payload: sha256Hex('x'), at });
    expect(await ask({})).toBe('AccessDenied');
    expect(await ask(signed(new Date(Date.now() - 16 * 60_000)).headers)).toBe('RequestTimeTooSkewed');
    expect(await ask({ ...signed().headers, 'x-amz-meta-added': '1' })).toBe('AccessDenied');
    expect(await ask(signed().headers, `${path}?acl`)).toBe('SignatureDoesNotMatch');
    expect(await ask(signed().headers, `${path}b`)).toBe('SignatureDoesNotMatch');
    expect(server.objects.size).toBe(0);
    expect(await ask(signed().headers)).toBeUndefined();
    expect(server.objects.get('a')?.content.toString()).toBe('x');
  });
});

describe('content', () => {
  it('refuses content that is not what was signed', async () => {
    const path = `/${server.bucket}/a`;
    const { headers } = signRequest(server, { method: 'PUT', path, headers: {}, payload: sha256Hex('right') });
    const answer = await fetch(server.endpoint + path, { method: 'PUT', headers, body: 'wrong' });
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('XAmzContentSHA256Mismatch')]);
  });

  it.each([
    [{ ContentMD5: createHash('md5').update('right').digest('base64') }],
    [{ ChecksumSHA256: base64(Buffer.from('right')) }],
    [{ ChecksumSHA1: createHash('sha1').update('right').digest('base64') }],
  ])('refuses content of another checksum %j', async (checksum) => {
    const put = (Body: string) => clientOf().send(new PutObjectCommand({ ...target(), Body, ...checksum }));
    expect(await nameOf(put('wrong'))).toBe('BadDigest');
    expect(server.objects.size).toBe(0);
    expect(await nameOf(put('right'))).toBe('done');
  });

  it.each(['CRC32', 'CRC32C', 'SHA1', 'SHA256'] as const)(
    'takes the SDK’s stream with %s behind it',
    async (algorithm) => {
      const content = randomBytes(300_000);
      const Body = Readable.from([content.subarray(0, 100_000), content.subarray(100_000)]);
      const put = new PutObjectCommand({
        ...target(),
        Body,
        ContentLength: content.length,
        ChecksumAlgorithm: algorithm,
      });
      await clientOf().send(put);
      const [stored] = server.objects.values();
      expect(stored?.content.equals(content)).toBe(true);
      expect(stored?.checksum?.algorithm).toBe(algorithm.toLowerCase());
    },
  );

  /** Signed chunks and a signed trailer, as the reference describes them; `spoil` is wrong in one thing. */
  const sendChunks = async (spoil: (parts: { chunks: string[]; trailer: string }) => void = () => {}) => {
    const path = `/${server.bucket}/chunked`;
    const content = ['a'.repeat(70_000), 'b'.repeat(5), ''];
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(content.join('')));
    const trailer = `x-amz-checksum-crc32:${sum.toString('base64')}\n`;
    const signed: SignedRequest = signRequest(server, {
      method: 'PUT',
      path,
      headers: { 'x-amz-decoded-content-length': '70005', 'x-amz-trailer': 'x-amz-checksum-crc32' },
      payload: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER',
    });
    let previous = signed.signature;
    const next = (kind: string, ...hashes: string[]) =>
      (previous = signed.sign(
        [`AWS4-HMAC-SHA256-${kind}`, signed.amzDate, signed.scope, previous, ...hashes].join('\n'),
      ));
    const chunks = content.map((text) => {
      const signature = next('PAYLOAD', sha256Hex(''), sha256Hex(text));
      return `${text.length.toString(16)};chunk-signature=${signature}\r\n${text}${text === '' ? '' : '\r\n'}`;
    });
    const parts = { chunks, trailer: `${trailer}x-amz-trailer-signature:${next('TRAILER', sha256Hex(trailer))}\n\r\n` };
    spoil(parts);
    const body = parts.chunks.join('') + parts.trailer;
    const answer = await fetch(server.endpoint + path, { method: 'PUT', headers: signed.headers, body });
    return /<Code>(\w+)/.exec(await answer.text())?.[1] ?? answer.status;
  };

  it('verifies the signature of every chunk and of the trailers', async () => {
    expect(await sendChunks()).toBe(200);
    expect(server.objects.get('chunked')?.content.length).toBe(70_005);
    server.objects.clear();
    expect(await sendChunks(({ chunks }) => (chunks[1] = chunks[1]!.replace('bbbbb', 'bbbbc')))).toBe(
      'SignatureDoesNotMatch',
    );
    expect(await sendChunks(({ chunks }) => chunks.splice(1, 1))).toBe('SignatureDoesNotMatch');
    expect(await sendChunks(({ chunks }) => chunks.pop())).toBe('InvalidChunk');
    expect(await sendChunks((parts) => (parts.trailer = parts.trailer.replace(/crc32:./, 'crc32:_')))).toBe(
      'SignatureDoesNotMatch',
    );
    expect(server.objects.size).toBe(0);
  });
});

describe('writing in parts', () => {
  const parts = [randomBytes(70_000), randomBytes(70_000), randomBytes(10)];
  const begin = async () => {
    const { UploadId } = await clientOf().send(
      new CreateMultipartUploadCommand({ ...target(), ChecksumAlgorithm: 'SHA256' }),
    );
    const upload = { ...target(), UploadId };
    const sent = [];
    for (const [index, Body] of parts.entries()) {
      const { ETag } = await clientOf().send(
        new UploadPartCommand({ ...upload, PartNumber: index + 1, Body, ChecksumSHA256: base64(Body) }),
      );
      sent.push({ PartNumber: index + 1, ETag, ChecksumSHA256: base64(Body) });
    }
    return { upload, sent };
  };
  const complete = (upload: object, Parts: object[]) =>
    nameOf(
      clientOf().send(
        new CompleteMultipartUploadCommand({ ...target(), UploadId: '', ...upload, MultipartUpload: { Parts } }),
      ),
    );

  it('joins them in their order, and lists what is not complete page by page', async () => {
    const { upload, sent } = await begin();
    const page = await clientOf().send(new ListPartsCommand({ ...upload, MaxParts: 2 }));
    expect([page.Parts?.map((part) => part.PartNumber), page.IsTruncated, page.NextPartNumberMarker]).toEqual([
      [1, 2],
      true,
      '2',
    ]);
    const other = await begin();
    const { Uploads, IsTruncated } = await clientOf().send(
      new ListMultipartUploadsCommand({ Bucket: server.bucket, MaxUploads: 1 }),
    );
    expect([Uploads?.length, IsTruncated]).toEqual([1, true]);
    expect(await complete(upload, sent)).toBe('done');
    expect(await complete(other.upload, other.sent)).toBe('done');
    const [stored] = server.objects.values();
    expect(stored?.content.equals(Buffer.concat(parts))).toBe(true);
    expect(stored?.etag).toMatch(/-3"$/);
  });

  it('refuses a missing part, a wrong tag or checksum, another order, small parts, and a second completion', async () => {
    const { upload, sent } = await begin();
    const [first, second, third] = sent as [object, object, object];
    expect(await complete(upload, [first, { ...second, PartNumber: 9 }])).toBe('InvalidPart');
    expect(await complete(upload, [first, { ...second, ETag: '"0"' }])).toBe('InvalidPart');
    expect(await complete(upload, [first, { ...second, ChecksumSHA256: base64(parts[0]!) }])).toBe('InvalidPart');
    expect(await complete(upload, [second, first])).toBe('InvalidPartOrder');
    expect(await complete(upload, [first, second, { ...third, PartNumber: 4 }])).toBe('InvalidPart');
    await clientOf().send(new UploadPartCommand({ ...target(), UploadId: upload.UploadId, PartNumber: 4, Body: 'x' }));
    expect(server.objects.size).toBe(0);
    expect(await complete(upload, sent)).toBe('done');
    expect(await complete(upload, sent)).toBe('NoSuchUpload');
    const small = await begin();
    const Body = randomBytes(3);
    const { ETag } = await clientOf().send(
      new UploadPartCommand({ ...target(), UploadId: small.upload.UploadId, PartNumber: 1, Body }),
    );
    expect(await complete(small.upload, [{ PartNumber: 1, ETag }, small.sent[1]!])).toBe('EntityTooSmall');
  });
});
