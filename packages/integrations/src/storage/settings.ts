/** A setting of the storage that is missing or wrong; its message is one line that names it and repeats no secret. */
export class StorageSettingError extends Error {
  override name = 'StorageSettingError';
}

/** How the bucket encrypts what it is given: with its own keys, or with one of a key management service. */
export type S3Encryption = { algorithm: 'AES256' } | { algorithm: 'aws:kms'; keyId: string | undefined };

export interface S3Settings {
  bucket: string;
  /** Ends with a slash, or is empty: the keys of this installation begin with it. */
  prefix: string;
  /** Undefined: Amazon's own for the region. */
  endpoint: string | undefined;
  region: string;
  /** The bucket's name stands in the path instead of the host name. */
  pathStyle: boolean;
  /** Undefined: found where Amazon's tools look for them (environment, profile, machine or container role). */
  credentials: { accessKeyId: string; secretAccessKey: string } | undefined;
  encryption: S3Encryption | undefined;
}

export type StorageSettings = { kind: 'disk' } | { kind: 's3'; s3: S3Settings };

/**
 * Where files are to stand, from ETOUCH_STORAGE and ETOUCH_S3_….
 * @throws StorageSettingError
 */
export function readStorageSettings(env: NodeJS.ProcessEnv): StorageSettings {
  const kind = env['ETOUCH_STORAGE'] || 'disk';
  if (kind === 'disk') return { kind };
  if (kind !== 's3') throw new StorageSettingError('ETOUCH_STORAGE must be disk or s3.');
  return {
    kind,
    s3: {
      bucket: required(env, 'ETOUCH_S3_BUCKET', /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'is not the name of a bucket'),
      prefix: readPrefix(env),
      endpoint: readEndpoint(env),
      region: env['ETOUCH_S3_REGION'] || 'us-east-1',
      pathStyle: oneOf(env, 'ETOUCH_S3_PATH_STYLE', ['0', '1'], '0') === '1',
      credentials: readCredentials(env),
      encryption: readEncryption(env),
    },
  };
}

function required(env: NodeJS.ProcessEnv, name: string, shape: RegExp, otherwise: string): string {
  const value = env[name];
  if (!value) throw new StorageSettingError(`${name} is missing.`);
  if (!shape.test(value)) throw new StorageSettingError(`${name} ${otherwise}.`);
  return value;
}

function oneOf<const T extends string>(env: NodeJS.ProcessEnv, name: string, values: T[], usual: T): T {
  const found = values.find((value) => value === (env[name] || usual));
  if (!found) throw new StorageSettingError(`${name} must be ${values.join(' or ')}.`);
  return found;
}

function readPrefix(env: NodeJS.ProcessEnv): string {
  const prefix = (env['ETOUCH_S3_PREFIX'] ?? '').replace(/\/$/, '');
  if (prefix === '') return '';
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/.test(prefix))
    throw new StorageSettingError('ETOUCH_S3_PREFIX must be a path such as studios/etouch.');
  return `${prefix}/`;
}

function readEndpoint(env: NodeJS.ProcessEnv): string | undefined {
  const endpoint = env['ETOUCH_S3_ENDPOINT'];
  if (!endpoint) return undefined;
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.search)
    throw new StorageSettingError('ETOUCH_S3_ENDPOINT must be an address such as https://s3.example.com.');
  return endpoint;
}

function readCredentials(env: NodeJS.ProcessEnv): S3Settings['credentials'] {
  const accessKeyId = env['ETOUCH_S3_ACCESS_KEY_ID'];
  const secretAccessKey = env['ETOUCH_S3_SECRET_ACCESS_KEY'];
  if (!accessKeyId && !secretAccessKey) return undefined;
  if (!accessKeyId)
    throw new StorageSettingError('ETOUCH_S3_ACCESS_KEY_ID is missing beside ETOUCH_S3_SECRET_ACCESS_KEY.');
  if (!secretAccessKey)
    throw new StorageSettingError('ETOUCH_S3_SECRET_ACCESS_KEY is missing beside ETOUCH_S3_ACCESS_KEY_ID.');
  return { accessKeyId, secretAccessKey };
}

function readEncryption(env: NodeJS.ProcessEnv): S3Encryption | undefined {
  const algorithm = oneOf(env, 'ETOUCH_S3_ENCRYPTION', ['none', 'AES256', 'aws:kms'], 'none');
  const keyId = env['ETOUCH_S3_KMS_KEY_ID'] || undefined;
  if (keyId && algorithm !== 'aws:kms')
    throw new StorageSettingError('ETOUCH_S3_KMS_KEY_ID needs ETOUCH_S3_ENCRYPTION=aws:kms.');
  if (algorithm === 'none') return undefined;
  return algorithm === 'AES256' ? { algorithm } : { algorithm, keyId };
}
