import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { cruise } from 'dependency-cruiser';
import type { ICruiseResult } from 'dependency-cruiser';
import { afterEach, expect, it } from 'vitest';

const { forbidden, options } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs');

const made: string[] = [];
afterEach(() => made.splice(0).forEach((directory) => rmSync(directory, { recursive: true })));

/** Writes a little checkout and returns the names of the rules it breaks. */
async function broken(files: Record<string, string>): Promise<string[]> {
  const baseDir = mkdtempSync(path.join(os.tmpdir(), 'etouch-directions-'));
  made.push(baseDir);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(baseDir, file)), { recursive: true });
    writeFileSync(path.join(baseDir, file), text);
  }
  const places = [...new Set(Object.keys(files).map((file) => file.split('/')[0]!))];
  const { output } = await cruise(places, { ...options, baseDir, validate: true, ruleSet: { forbidden } });
  return (output as ICruiseResult).summary.violations.map(({ rule }) => rule.name).toSorted();
}

const target = 'export const x = 1;\nexport type T = number;\n';

it('accepts what points the right way', async () => {
  expect(
    await broken({
      'packages/contracts/src/a.ts': target,
      'packages/db/src/a.ts': target,
      'packages/domain/src/activity/events.ts': "export { x } from '../../../db/src/a.ts';",
      'packages/domain/src/review/queries.ts': "import '../activity/events.ts'; import '../../../contracts/src/a.ts';",
      'apps/server/src/main.ts': "import '../../../packages/domain/src/review/queries.ts';",
    }),
  ).toEqual([]);
});

it.each([
  ['direction-contracts', 'packages/contracts/src/b.ts', 'packages/db/src/a.ts'],
  ['direction-media', 'packages/media/src/b.ts', 'packages/contracts/src/a.ts'],
  ['direction-web', 'apps/web/src/b.tsx', 'packages/db/src/a.ts'],
  ['direction-worker', 'apps/worker/src/b.ts', 'apps/server/src/a.ts'],
  ['direction-domain', 'packages/domain/src/review/b.ts', 'packages/media/src/a.ts'],
  ['domain-projects', 'packages/domain/src/projects/b.ts', 'packages/domain/src/assets/a.ts'],
  ['domain-assets', 'packages/domain/src/assets/b.ts', 'packages/domain/src/notifications/a.ts'],
  ['bare-client-inside-db', 'apps/server/src/b.ts', 'packages/db/src/generated/prisma/client.ts'],
  ['bare-client-inside-db', 'bench/b.ts', 'packages/db/src/generated/prisma/internal/class.ts'],
  ['connections-inside-db', 'apps/server/src/b.ts', 'packages/db/src/owner-client.ts'],
  ['connections-inside-db', 'packages/domain/src/review/b.ts', 'packages/db/src/with-actor.ts'],
  ['connections-inside-db', 'apps/worker/src/b.ts', 'packages/db/src/with-client.ts'],
  ['auth-client-in-wiring', 'packages/domain/src/organizations/b.ts', 'packages/db/src/auth-client.ts'],
  ['product-without-test-tools', 'packages/db/src/b.ts', 'packages/db/src/testing/a.ts'],
])('%s refuses %s → %s', async (rule, from, to) => {
  const relative = path.posix.relative(path.posix.dirname(from), to);
  const specifier = relative.startsWith('.') ? relative : `./${relative}`;
  expect(await broken({ [to]: target, [from]: `import { x } from '${specifier}';\nconsole.log(x);` })).toEqual([rule]);
});

it('refuses drivers of the database outside of it, also where they are not installed', async () => {
  const driver = (name: string) => broken({ 'apps/server/src/b.ts': `import x from '${name}';\nconsole.log(x);` });
  expect(await driver('pg')).toContain('connections-inside-db');
  expect(await driver('postgres')).toContain('connections-inside-db');
  expect(await driver('@prisma/adapter-pg')).not.toEqual([]);
});

it('lets the server’s wiring alone open the authentication tables', async () => {
  const wiring = { 'packages/db/src/auth-client.ts': target, 'apps/server/src/wiring.ts': '' };
  const text = "import { x } from '../../../packages/db/src/auth-client.ts';\nconsole.log(x);";
  expect(await broken({ ...wiring, 'apps/server/src/wiring.ts': text })).toEqual([]);
  expect(await broken({ ...wiring, 'apps/server/src/main.ts': text })).toEqual(['auth-client-in-wiring']);
});

it('lets integrations know the domain by the types of its ports only', async () => {
  const ports = 'packages/domain/src/sync/ports.ts';
  const rules = 'packages/domain/src/sync/rules.ts';
  const provider = 'packages/integrations/src/mail/smtp.ts';
  const from = '../../../domain/src/sync';
  expect(await broken({ [ports]: target, [provider]: `import type { T } from '${from}/ports.ts';` })).toEqual([]);
  expect(await broken({ [ports]: target, [provider]: `import { x } from '${from}/ports.ts';` })).toEqual([
    'integrations-take-types-from-domain',
  ]);
  expect(await broken({ [rules]: target, [provider]: `import type { T } from '${from}/rules.ts';` })).toEqual([
    'integrations-know-domain-ports-only',
  ]);
});

it('refuses a ring, but not one of types alone', async () => {
  const a = "import { y } from './b.ts';\nexport const x = y;";
  expect(
    await broken({ 'packages/db/src/a.ts': a, 'packages/db/src/b.ts': "import './a.ts';\nexport const y = 1;" }),
  ).toContain('no-cycles');
  expect(
    await broken({
      'packages/db/src/a.ts': a,
      'packages/db/src/b.ts': "import type { x } from './a.ts';\nexport const y = 1;\nexport type Z = typeof x;",
    }),
  ).toEqual([]);
});
