import type { S3Settings } from '../settings.ts';
import type { S3Server } from './s3-server/s3-server.ts';

/** How a storage reaches the counterpart. */
export function settingsFor(server: S3Server): S3Settings {
  return {
    bucket: server.bucket,
    prefix: '',
    endpoint: server.endpoint,
    region: server.region,
    pathStyle: true,
    credentials: server.credentials,
    encryption: undefined,
  };
}

/** The same as environment variables. */
export function environmentFor(server: S3Server): Record<string, string> {
  return {
    ETOUCH_STORAGE: 's3',
    ETOUCH_S3_BUCKET: server.bucket,
    ETOUCH_S3_ENDPOINT: server.endpoint,
    ETOUCH_S3_REGION: server.region,
    ETOUCH_S3_PATH_STYLE: '1',
    ETOUCH_S3_ACCESS_KEY_ID: server.credentials.accessKeyId,
    ETOUCH_S3_SECRET_ACCESS_KEY: server.credentials.secretAccessKey,
  };
}
