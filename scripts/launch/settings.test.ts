import { describe, expect, it } from 'vitest';
import { readSettings } from './settings.ts';

describe('the settings', () => {
  it('need nothing: embedded database, loopback, demonstration', () => {
    expect(readSettings({})).toMatchObject({
      host: '127.0.0.1',
      port: 4321,
      publicUrl: undefined,
      demonstration: true,
    });
    expect(readSettings({}).dataDir).toMatch(/\.data$/);
  });

  it.each([
    ['ETOUCH_PORT', { ETOUCH_PORT: '80a' }],
    ['ETOUCH_PORT', { ETOUCH_PORT: '70000' }],
    ['ETOUCH_PORT', { ETOUCH_PORT: '0' }],
    ['ETOUCH_URL', { ETOUCH_URL: 'photos.example.com' }],
    ['ETOUCH_URL', { ETOUCH_URL: 'https://example.com/etouch' }],
    ['ETOUCH_URL', { ETOUCH_HOST: '0.0.0.0' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://root@localhost/x' }],
    ['DATABASE_DIRECT_URL', { DATABASE_URL: 'postgres://a@b/c', DATABASE_DIRECT_URL: 'b/c' }],
    ['DATABASE_URL', { DATABASE_DIRECT_URL: 'postgres://a@b/c' }],
    ['ETOUCH_BACKUP_TIME', { ETOUCH_BACKUP_TIME: 'at night' }],
  ])('a wrong %s is refused in one line that names it: %o', (name, env) => {
    expect(() => readSettings(env)).toThrow(new RegExp(`^(?=.*${name})[^\n]*$`));
  });

  it('never repeats a password of a wrong database address', () => {
    expect(() => readSettings({ DATABASE_URL: 'https://user:hunter2@host' })).toThrow(/^(?!.*hunter2)/);
  });

  it.each([
    { DATABASE_URL: 'postgres://a:b@host/etouch', DATABASE_DIRECT_URL: 'postgres://a:b@host/etouch' },
    { ETOUCH_URL: 'https://photos.example.com' },
    { ETOUCH_HOST: '0.0.0.0', ETOUCH_URL: 'http://10.0.0.4:4321' },
  ])('allow no demonstration where others may reach it: %o', (env) => {
    expect(readSettings(env).demonstration).toBe(false);
  });
});
