import { expect, test } from 'vitest';
import { parsePasswd, unprivilegedUser } from './identity.ts';
import { nativeDirectory } from './native-binaries.ts';

const PASSWD = `root:x:0:0:root:/root:/bin/bash
daemon:x:1:1::/:/usr/sbin/nologin
nobody:x:65534:65534::/nonexistent:/usr/sbin/nologin
broken line
postgres:x:115:121::/var/lib/postgresql:/bin/bash
`;

test('the user to become is one made for the purpose, else the customary one, else anyone but root', () => {
  const users = parsePasswd(PASSWD);
  expect(users).toHaveLength(4);
  expect(unprivilegedUser(users)).toEqual({ name: 'postgres', uid: 115, gid: 121 });
  expect(unprivilegedUser(parsePasswd(`${PASSWD}etouch:x:900:900::/:/bin/sh\n`))?.name).toBe('etouch');
  expect(unprivilegedUser(users.filter((user) => user.name !== 'postgres'))?.name).toBe('nobody');
  expect(unprivilegedUser(users.slice(0, 2))?.name).toBe('daemon');
  expect(unprivilegedUser(users.slice(0, 1))).toBeUndefined();
});

test('a platform without binaries is told to name an external server', () => {
  expect(() => nativeDirectory(18, 'win32', 'x64')).toThrow(/win32-x64.*DATABASE_URL/);
});
