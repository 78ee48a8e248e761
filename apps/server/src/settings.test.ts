import { describe, expect, it } from 'vitest';
import { readServerSettings } from './settings.ts';

const valid = {
  DATABASE_URL: 'postgresql://app@127.0.0.1/etouch',
  DATABASE_AUTH_URL: 'postgresql://auth@127.0.0.1/etouch',
  DATABASE_JOBS_URL: 'postgresql://jobs@127.0.0.1/etouch',
  ETOUCH_DATA: '/tmp/data',
  ETOUCH_AUTH_SECRET: 'a'.repeat(32),
  ETOUCH_SIGNING_SECRET: 's'.repeat(32),
};

describe('settings', () => {
  it('have what they can from the usual machine', () => {
    const settings = readServerSettings({ ...valid, ETOUCH_URL: '' });
    expect(settings).toMatchObject({ host: '127.0.0.1', port: 4321, origin: 'http://127.0.0.1:4321', runWorker: true });
    expect(settings).toMatchObject({ demonstration: false, trustedProxy: false, oidc: undefined, smtp: undefined });
  });

  it.each([
    ['localhost', 'http://localhost:4321'],
    ['::1', 'http://[::1]:4321'],
  ])('name this machine as %s does', (host, origin) => {
    expect(readServerSettings({ ...valid, ETOUCH_HOST: host }).origin).toBe(origin);
  });

  it('take the public address without its slash', () => {
    expect(readServerSettings({ ...valid, ETOUCH_URL: 'https://photos.example.com/' }).origin).toBe(
      'https://photos.example.com',
    );
  });

  it.each([
    ['DATABASE_URL is missing.', { DATABASE_URL: undefined }],
    ['DATABASE_AUTH_URL must be an address', { DATABASE_AUTH_URL: 'mysql://x' }],
    ['ETOUCH_AUTH_SECRET must have at least 32 characters.', { ETOUCH_AUTH_SECRET: 'short' }],
    ['ETOUCH_PORT must be a whole number', { ETOUCH_PORT: '80a' }],
    ['ETOUCH_PORT must be a whole number', { ETOUCH_PORT: '70000' }],
    ['ETOUCH_URL must be an address', { ETOUCH_URL: 'https://a.example/path' }],
    ['ETOUCH_URL is missing', { ETOUCH_HOST: '0.0.0.0' }],
    ['ETOUCH_DEMONSTRATION must be 0', { ETOUCH_DEMONSTRATION: '1', ETOUCH_URL: 'https://a.example' }],
    ['ETOUCH_DEMONSTRATION must be 0 or 1', { ETOUCH_DEMONSTRATION: 'yes' }],
    ['ETOUCH_OIDC_CLIENT_ID is missing', { ETOUCH_OIDC_ISSUER: 'https://id.example' }],
    ['ETOUCH_OIDC_CLIENT_SECRET is missing', { ETOUCH_OIDC_ISSUER: 'https://id.example', ETOUCH_OIDC_CLIENT_ID: 'x' }],
    ['SMTP_URL must be an address', { SMTP_URL: 'localhost' }],
    ['SMTP_FROM is missing', { SMTP_URL: 'smtp://localhost' }],
  ])('refuse with one line: %s', (message, wrong) => {
    const read = () => readServerSettings({ ...valid, ...wrong });
    expect(read).toThrow(message);
    expect(read).toThrow(/^[^\n]+$/);
  });

  it('never repeat a secret', () => {
    const secret = { DATABASE_URL: 'mysql://user:hunter2@host', ETOUCH_AUTH_SECRET: 'hunter2' };
    for (const [name, value] of Object.entries(secret))
      expect(() => readServerSettings({ ...valid, [name]: value })).toThrow(new RegExp(`^${name} (?!.*hunter2)`));
  });
});
