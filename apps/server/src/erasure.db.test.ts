import { createComment, listComments } from '@etouch/contracts/routes/comments';
import { markAssets, listAssets } from '@etouch/contracts/routes/assets';
import { createInvitation } from '@etouch/contracts/routes/invitations';
import { eraseMe } from '@etouch/contracts/routes/me';
import { erasePerson } from '@etouch/contracts/routes/people';
import { listWorkflowEvents, transitionProject } from '@etouch/contracts/routes/projects';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anOrganization, aPerson, PASSWORD, signedIn } from './testing/people.ts';
import { aPng } from './testing/png.ts';
import { refusalOf } from './testing/refusal.ts';
import { startShoot, type Shoot } from './testing/shoot.ts';
import { createTusClient } from './testing/tus.ts';

const NAME = 'Zébulon Quatrevingt';
const EMAIL = 'zebulon.quatrevingt@example.test';

let shoot: Shoot;
let userId: string;
let person: Awaited<ReturnType<typeof signedIn>>;
let assetId: string;

beforeAll(async () => {
  shoot = await startShoot();
  const { server, studio, agency } = shoot;
  userId = await aPerson(server, {
    email: EMAIL,
    name: NAME,
    memberOf: [
      [studio.organizationId, 'STUDIO_USER'],
      [agency.organizationId, 'RETOUCH_USER'],
    ],
  });
  person = await signedIn(server, EMAIL);
  const upload = { purpose: 'ASSET', projectId: shoot.projectId, filename: 'p.png' };
  await studio.tus.upload(upload, aPng(77));
  await shoot.workOff();
  const page = await person.api.call(listAssets, { params: { projectId: shoot.projectId } });
  assetId = page.items[0]!.id;
});
afterAll(() => shoot?.close());

/** Every text of every table in which one of the words stands, as `Table.column`. */
async function placesOf(words: string[]): Promise<string[]> {
  const columns = await shoot.sql<{ table: string; column: string }>(
    `SELECT c.table_name AS "table", c.column_name AS "column" FROM information_schema.columns c
     JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.data_type IN ('text', 'jsonb', 'character varying')`,
  );
  expect(columns.length).toBeGreaterThan(100);
  const each = columns.map(
    ({ table, column }) =>
      `SELECT '${table}.${column}' AS place WHERE EXISTS (SELECT 1 FROM "${table}", unnest($1::text[]) w
       WHERE position(lower(w) IN lower("${column}"::text)) > 0)`,
  );
  const found = await shoot.sql<{ place: string }>(each.join(' UNION ALL '), [words]);
  return found.map(({ place }) => place).toSorted();
}

describe('erasing an account', () => {
  it('begins with a person who has worked', async () => {
    const { projectId } = shoot;
    const { api } = person;
    await api.call(markAssets, { params: { projectId }, body: { assetIds: [assetId], rating: 4, pick: 'PICK' } });
    await api.call(createComment, { body: { projectId, lane: 'STUDIO', body: 'The light is lovely.' } });
    await person.api.call(transitionProject, {
      params: { projectId },
      body: { action: 'SEND_TO_CLIENT', expectedVersion: 1, selectionLimit: 1 },
    });
    await shoot.studio.browser.api
      .call(createInvitation, { body: { email: EMAIL, role: 'STUDIO_ADMIN' } })
      .catch(() => {});
    await shoot.agency.browser.api
      .call(createInvitation, { body: { email: EMAIL, role: 'RETOUCH_ADMIN' } })
      .catch(() => {});
    await shoot.sql(
      `INSERT INTO "Invitation" (id, "organizationId", email, role, "inviterId", "expiresAt")
       VALUES (gen_random_uuid(), $1, $2, 'STUDIO_USER', $3, now() + interval '1 day')`,
      [shoot.stranger.organizationId, EMAIL, shoot.stranger.userId],
    );
    await shoot.sql(
      `INSERT INTO "MailboxMessage" (id, "toAddress", subject, html, text) VALUES (gen_random_uuid(), $1, 's', $2, 't')`,
      [EMAIL, NAME],
    );
    const tus = createTusClient(shoot.server.request, person.cookies());
    await tus.create({ purpose: 'ASSET', projectId, filename: 'unfinished.png' }, 5000);
    expect(
      await shoot.sql(`SELECT 1 FROM "UploadSession" WHERE "userId" = $1 AND state = 'OPEN'`, [userId]),
    ).toHaveLength(1);
    expect(await placesOf([NAME, EMAIL])).toEqual(
      expect.arrayContaining(['Invitation.email', 'User.email', 'User.name']),
    );
  });

  it('asks for the address and the password', async () => {
    const erase = (body: { email: string; password?: string }) => refusalOf(person.api.call(eraseMe, { body }));
    expect(await erase({ email: 'other@example.test', password: PASSWORD })).toBe('INVALID_INPUT OTHER_ADDRESS');
    expect(await erase({ email: EMAIL })).toBe('FORBIDDEN WRONG_PASSWORD');
    expect(await erase({ email: EMAIL, password: 'wrong wrong wrong' })).toBe('FORBIDDEN WRONG_PASSWORD');
  });

  it('leaves the id where it was, and the name and the address nowhere', async () => {
    await person.api.call(eraseMe, { body: { email: EMAIL, password: PASSWORD } });
    expect(await placesOf([NAME, 'Quatrevingt', EMAIL])).toEqual([]);
    const [row] = await shoot.sql(`SELECT * FROM "User" WHERE id = $1`, [userId]);
    expect(row).toMatchObject({
      name: '',
      email: `erased-${userId}@erased.invalid`,
      emailVerified: false,
      image: null,
    });
    for (const table of ['Session', 'Account', 'UserOrganization', 'NotificationRecipient', 'IdempotentRequest'])
      expect(await shoot.sql(`SELECT 1 FROM "${table}" WHERE "userId" = $1`, [userId])).toEqual([]);
    const marks = await shoot.sql(`SELECT rating FROM "PhotoMark" WHERE "userId" = $1`, [userId]);
    expect(marks).toEqual([{ rating: 4 }]);
    const uploads = await shoot.sql(`SELECT state, "assetId" FROM "UploadSession" WHERE "userId" = $1`, [userId]);
    expect(uploads).toEqual([{ state: 'CANCELED', assetId: null }]);
    expect(await shoot.sql(`SELECT 1 FROM "Asset" WHERE status = 'UPLOADING'`)).toEqual([]);
    const audit = await shoot.sql<{ organizationId: string }>(
      `SELECT * FROM "AuditEvent" WHERE type = 'person.erased' AND "subjectId" = $1 AND "actorId" = $1`,
      [userId],
    );
    expect(audit.map((event) => event.organizationId).toSorted()).toEqual(
      [shoot.studio.organizationId, shoot.agency.organizationId].toSorted(),
    );
  });

  it('ends every session, and the address is free again', async () => {
    expect(await refusalOf(person.api.call(eraseMe, { body: { email: EMAIL, password: PASSWORD } }))).toBe(
      'NOT_SIGNED_IN',
    );
    await expect(signedIn(shoot.server, EMAIL)).rejects.toThrow('401');
    const again = await aPerson(shoot.server, { email: EMAIL, name: 'Another' });
    expect(again).not.toBe(userId);
    await shoot.sql(`DELETE FROM "User" WHERE id = $1`, [again]);
  });

  it('shows what the person said and did without a name, to those who may read it', async () => {
    const { projectId } = shoot;
    const { items } = await shoot.studio.browser.api.call(listComments, { query: { projectId } });
    expect(items[0]).toMatchObject({ body: 'The light is lovely.', author: { id: userId, name: '' } });
    const events = await shoot.studio.browser.api.call(listWorkflowEvents, { params: { projectId } });
    expect(events.items[0]).toMatchObject({ action: 'SEND_TO_CLIENT', actor: { id: userId, name: '' } });
  });

  it('cannot be undone, nor the person enlisted again', async () => {
    for (const change of [`SET name = 'Back'`, `SET "erasedAt" = NULL`])
      await expect(shoot.sql(`UPDATE "User" ${change} WHERE id = $1`, [userId])).rejects.toThrow('an erased person');
    const join = `INSERT INTO "UserOrganization" (id, "userId", "organizationId", role) VALUES (gen_random_uuid(), $1, $2, 'STUDIO_USER')`;
    await expect(shoot.sql(join, [userId, shoot.studio.organizationId])).rejects.toThrow('was erased');
  });
});

describe('the last administrator', () => {
  it('is told which organizations would be left alone', async () => {
    const { browser } = shoot.studio;
    const body = { email: 'studio@example.test', password: PASSWORD };
    expect(await refusalOf(browser.api.call(eraseMe, { body }))).toBe('LAST_ADMINISTRATOR');
    const problem = await browser.api.call(eraseMe, { body }).catch((error: { problem: object }) => error.problem);
    expect(problem).toMatchObject({ values: { organizations: 'studio' } });
  });

  it('of two who leave at once, one stays', async () => {
    const id = await anOrganization(shoot.server, 'STUDIO', 'Pair');
    const two = ['one@pair.test', 'two@pair.test'];
    for (const email of two) await aPerson(shoot.server, { email, memberOf: [[id, 'STUDIO_ADMIN']] });
    const browsers = await Promise.all(two.map((email) => signedIn(shoot.server, email)));
    const results = await Promise.all(
      browsers.map((browser, i) =>
        browser.api.call(eraseMe, { body: { email: two[i]!, password: PASSWORD } }).then(
          () => 'erased',
          (error: { problem: { code: string } }) => error.problem.code,
        ),
      ),
    );
    expect(results.toSorted()).toEqual(['LAST_ADMINISTRATOR', 'erased']);
  });
});

describe('the platform’s administrator', () => {
  it('erases who asked for it by their address; nobody else can', async () => {
    const platform = await anOrganization(shoot.server, 'PLATFORM', 'Operator');
    const id = await aPerson(shoot.server, { email: 'op@example.test', memberOf: [[platform, 'PLATFORM_ADMIN']] });
    const operator = await signedIn(shoot.server, 'op@example.test');
    const gone = await aPerson(shoot.server, {
      email: 'gone@example.test',
      memberOf: [[shoot.client.organizationId, 'CLIENT_USER']],
    });
    const body = { email: 'Gone@Example.test' };
    for (const { browser } of [shoot.studio, shoot.client])
      expect(await refusalOf(browser.api.call(erasePerson, { body }))).toMatch(/^FORBIDDEN/);
    await operator.api.call(erasePerson, { body });
    expect(await refusalOf(operator.api.call(erasePerson, { body }))).toBe('NOT_FOUND');
    const audit = await shoot.sql<{ organizationId: string }>(
      `SELECT * FROM "AuditEvent" WHERE type = 'person.erased' AND "subjectId" = $1 AND "actorId" = $2`,
      [gone, id],
    );
    expect(audit).toHaveLength(2);
  });
});

it('no table that is only ever added to has a place for a name or an address that nobody has looked at', async () => {
  const columns = await shoot.sql<{ place: string }>(
    `SELECT DISTINCT c.table_name || '.' || c.column_name AS place FROM information_schema.columns c
     JOIN pg_trigger t ON t.tgrelid = format('%I', c.table_name)::regclass AND t.tgname = 'append_only'
     WHERE c.table_schema = 'public' AND c.data_type IN ('text', 'jsonb', 'character varying') ORDER BY 1`,
  );
  // Words a person wrote (a reason, a line's description), names of files, and ids, kinds and numbers in JSON.
  expect(columns.map(({ place }) => place)).toEqual([
    'AuditEvent.actorKind',
    'AuditEvent.payload',
    'AuditEvent.type',
    'Deliverable.fileName',
    'Deliverable.sha256',
    'Deliverable.storageKey',
    'Delivery.manifestSha256',
    'QuoteLine.description',
    'WorkflowEvent.action',
    'WorkflowEvent.actorKind',
    'WorkflowEvent.payload',
    'WorkflowEvent.reason',
  ]);
});
