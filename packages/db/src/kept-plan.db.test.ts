import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asStudio } from './as-studio.ts';
import { createDatabase } from './client.ts';
import { sameServer, statementName } from './kept-plan.ts';
import { Prisma } from './prisma.ts';
import { openShoot } from './testing/open-shoot.ts';
import { createTestDatabase, type TestDatabase } from './testing/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const marked = Prisma.sql`/* kept plan: of-a-test */ select 1 as one`;
const kept = Prisma.sql`select name from pg_prepared_statements where name <> ''`;

describe('a kept plan', () => {
  it('is kept under the name its query gives', async () => {
    const db = createDatabase({ appUrl: database.appUrl, directUrl: database.jobsUrl });
    const names = await db.withoutActor(async (tx) => {
      await tx.$queryRaw(marked);
      await tx.$queryRaw(Prisma.sql`select 2 as two`);
      return tx.$queryRaw<{ name: string }[]>(kept);
    });
    expect(names).toEqual([{ name: statementName(marked.sql, 'app') }]);
    await db.close();
  });

  it('is kept for each side by itself, also within one transaction', async () => {
    const open = await openShoot();
    const { client, one, studio, project } = open.shoot;
    const db = createDatabase({ appUrl: open.urls.appUrl, directUrl: open.urls.jobsUrl, poolSize: 1 });
    const count = Prisma.sql`/* kept plan: of-a-test */ select count(*) from "Project"`;
    await db.withActor(studio.people.producer.actor, (tx) => tx.$queryRaw(count));
    await db.withActor(one.people.hand.actor, (tx) => tx.$queryRaw(count));
    const names = await db.withActor(client.people.viewer.actor, async (tx) => {
      await tx.$queryRaw(count);
      await asStudio(tx, project.id, () => tx.$queryRaw(count));
      return tx.$queryRaw<{ name: string; times: number }[]>(Prisma.sql`
        select name, (generic_plans + custom_plans)::int as times from pg_prepared_statements where name <> '' order by 1`);
    });
    expect(names).toEqual([
      { name: statementName(count.sql, 'app'), times: 2 },
      { name: statementName(count.sql, 'client'), times: 1 },
      { name: statementName(count.sql, 'retoucher'), times: 1 },
    ]);
    await Promise.all([db.close(), open.close()]);
  });

  it('is not kept where a pooler stands between', async () => {
    const db = createDatabase({ appUrl: database.appUrl, directUrl: 'postgresql://jobs:p@pooled.test:6432/etouch' });
    const names = await db.withoutActor(async (tx) => {
      await tx.$queryRaw(marked);
      return tx.$queryRaw(kept);
    });
    expect(names).toEqual([]);
    await db.close();
  });

  it('has another name when its query changes, so that an old plan is never taken for it', () => {
    const one = statementName('/* kept plan: facts */ select 1', 'app');
    expect(one).toMatch(/^facts-app-[0-9a-f]{16}$/);
    expect(one).not.toBe(statementName('/* kept plan: facts */ select 2', 'app'));
    expect(one).not.toBe(statementName('/* kept plan: facts */ select 1', 'client'));
    expect(statementName('select 1 /* kept plan: facts */', 'app')).toBe('');
  });

  it('knows a server by its host and port', () => {
    expect(sameServer('postgresql://a:b@host:5432/one', 'postgresql://c@host:5432/two')).toBe(true);
    expect(sameServer('postgresql://a:b@host:6432/one', 'postgresql://c@host:5432/one')).toBe(false);
    expect(sameServer('not an address', 'not an address')).toBe(false);
  });
});
