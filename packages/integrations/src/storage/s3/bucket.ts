import type * as AwsSdk from '@aws-sdk/client-s3';
import type { S3Client, S3ClientConfig } from '@aws-sdk/client-s3';
import { segmentsOf } from '../storage-key.ts';
import type { S3Settings } from '../settings.ts';

/** What a test changes; the values that are in use otherwise stand below. */
export interface S3Tuning {
  /** Bytes of a part; larger where the file would need more than 10,000 of them. */
  partBytes: number;
  /** How often one request is tried. */
  attempts: number;
  /** Milliseconds in which the network must say something. */
  silenceMs: number;
  /** Milliseconds before a broken-off answer is asked for once more; doubled each time. */
  pauseMs: number;
}

export const usualTuning: S3Tuning = { partBytes: 16 * 1024 * 1024, attempts: 5, silenceMs: 30_000, pauseMs: 200 };

/** An answer may be read slowly by whoever asked for it: each holds its connection, and must not hold up the others. */
const CONNECTIONS = 512;

type Sdk = typeof AwsSdk;

export interface Bucket {
  readonly name: string;
  readonly tuning: S3Tuning;
  readonly encryption: S3Settings['encryption'];
  /** The SDK and its client; loaded with the first request, since an installation on disk never needs it. */
  open(): Promise<{ sdk: Sdk; client: S3Client }>;
  /** A key of ours as the bucket's. Throws when it could not be one of ours. */
  objectKey(key: string): string;
  /** A folder of keys as the beginning of the bucket's keys. */
  objectPrefix(folder: string): string;
  /** A key of the bucket as ours. */
  ownKey(objectKey: string): string;
}

export function openBucket(settings: S3Settings, tuning: S3Tuning): Bucket {
  const { bucket, prefix } = settings;
  let opened: ReturnType<Bucket['open']> | undefined;
  return {
    name: bucket,
    tuning,
    encryption: settings.encryption,
    open: () =>
      (opened ??= import('@aws-sdk/client-s3').then((sdk) => ({
        sdk,
        client: new sdk.S3Client(clientConfig(settings, tuning)),
      }))),
    objectKey: (key) => prefix + segmentsOf(key).join('/'),
    objectPrefix: (folder) => (folder === '' ? prefix : `${prefix}${segmentsOf(folder).join('/')}/`),
    ownKey: (objectKey) => objectKey.slice(prefix.length),
  };
}

function clientConfig(settings: S3Settings, { attempts, silenceMs }: S3Tuning): S3ClientConfig {
  return {
    region: settings.region,
    endpoint: settings.endpoint,
    forcePathStyle: settings.pathStyle,
    credentials: settings.credentials,
    // SHA-256 is sent and compared by us; what stands in for it by default is not understood by every server.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: attempts,
    requestHandler: {
      connectionTimeout: 5_000,
      socketTimeout: silenceMs,
      httpAgent: { keepAlive: true, maxSockets: CONNECTIONS },
      httpsAgent: { keepAlive: true, maxSockets: CONNECTIONS },
    },
  };
}
