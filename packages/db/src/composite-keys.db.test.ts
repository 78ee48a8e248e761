import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databaseRefusal } from './testing/database-refusal.ts';
import type { OpenShoot } from './testing/open-shoot.ts';
import { openShoot } from './testing/open-shoot.ts';
import type { Shoot } from './testing/shoot.ts';
import { populateShoot } from './testing/shoot.ts';
import { withClient } from './with-client.ts';

let open: OpenShoot;
beforeAll(async () => {
  open = await openShoot();
  await completeShoot(open.shoot);
  await completeShoot(await populateShoot(open.owner));
});
afterAll(() => open.close());

/** What the shoot lacks for every key to have a row on it. */
async function completeShoot(shoot: Shoot): Promise<void> {
  const { owner } = open;
  const { project, studio, client, front, spare, round, frontWork, category, guideline } = shoot;
  const [projectId, studioId] = [project.id, studio.id];
  const file = { originalName: 'x', neutralName: 'x', sizeBytes: 1n };
  await owner.asset.create({
    data: { projectId, assetType: 'PHOTO', ...file, baseAssetId: front.id, extraFormat: 'SQUARE_2000' },
  });
  await owner.roundAsset.create({ data: { projectId, roundId: round.id, assetId: spare.id } });
  await owner.retouchRound.create({ data: { projectId, number: 2 } });
  const kept = { originalName: 'spare.xmp', stem: 'spare', sizeBytes: 1n, sha256: v7(), storageKey: v7() };
  await owner.sidecar.create({ data: { projectId, assetId: spare.id, ...kept } });
  await owner.retentionPolicy.create({ data: { studioId, clientId: client.id, originalsMonths: 12 } });
  await owner.uploadSession.create({
    data: {
      projectId,
      userId: studio.people.admin.id,
      organizationId: studioId,
      purpose: 'VERSION',
      assetId: front.id,
      versionId: frontWork.version.id,
      fileName: 'x',
      sizeBytes: 1n,
      storageKey: v7(),
      expiresAt: new Date(),
    },
  });
  const said = { projectId, lane: 'STUDIO', body: 'x', assetId: front.id, versionId: frontWork.version.id };
  const first = await owner.comment.create({ data: said });
  await owner.comment.create({
    data: { ...said, parentId: first.id, forwardedFromId: first.id, carriedFromId: first.id },
  });
  const price = { studioId, guidelineFileId: guideline.id, categoryId: category.id, unitPriceCents: 1 };
  await owner.guidelinePricingCategory.create({ data: price });
  await owner.guidelineOrganizationPrice.create({ data: { ...price, organizationId: client.id } });
  const line = { description: 'x', unitPriceCents: 1, currency: 'EUR', vatBasisPoints: 0, priceSource: 'PROJECT' };
  const item = await owner.projectPricingItem.create({
    data: { projectId, studioId, assetId: front.id, categoryId: category.id, ...line },
  });
  await owner.invoice.create({
    data: {
      issuerOrganizationId: studioId,
      recipientOrganizationId: client.id,
      projectId,
      netCents: 1,
      totalCents: 1,
      payments: { create: { amountCents: 1 } },
      items: {
        create: {
          projectPricingItemId: item.id,
          position: 1,
          description: 'x',
          unitPriceCents: 1,
          netCents: 1,
          vatBasisPoints: 0,
        },
      },
    },
  });
  const { id: installationId } = await owner.integrationInstallation.create({
    data: { organizationId: studioId, provider: 'x' },
  });
  const job = { organizationId: studioId, installationId };
  await owner.importJob.create({ data: { ...job, kind: 'x' } });
  await owner.ftpSyncJob.create({ data: { ...job, direction: 'IN', remotePath: '/' } });
}

interface Key {
  name: string;
  child: string;
  columns: string[];
  parent: string;
  references: string[];
}

const KEYS = `
  SELECT c.conname AS name, c.conrelid::regclass::text AS child, c.confrelid::regclass::text AS parent,
    ARRAY(SELECT quote_ident(a.attname) FROM unnest(c.conkey) WITH ORDINALITY k(n, o)
          JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.n ORDER BY k.o) AS columns,
    ARRAY(SELECT quote_ident(a.attname) FROM unnest(c.confkey) WITH ORDINALITY k(n, o)
          JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.n ORDER BY k.o) AS references
  FROM pg_constraint c WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace ORDER BY 1`;

/** Leaves the keys alone: no trigger, no CHECK, no unique index but those that keys point to. */
const LEAVE_KEYS_ALONE = `DO $$ DECLARE r record; BEGIN
  FOR r IN SELECT oid::regclass AS name FROM pg_class
           WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> '_prisma_migrations' LOOP
    EXECUTE format('ALTER TABLE %s DISABLE TRIGGER USER', r.name);
  END LOOP;
  FOR r IN SELECT conrelid::regclass AS name, conname FROM pg_constraint
           WHERE contype = 'c' AND connamespace = 'public'::regnamespace LOOP
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', r.name, r.conname);
  END LOOP;
  FOR r IN SELECT i.indexrelid::regclass AS name FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
           WHERE i.indisunique AND NOT i.indisprimary AND c.relnamespace = 'public'::regnamespace
             AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid) LOOP
    EXECUTE format('DROP INDEX %s', r.name);
  END LOOP;
  FOR r IN SELECT c.conrelid::regclass AS name, c.conname FROM pg_constraint c
           WHERE c.contype = 'p' AND c.connamespace = 'public'::regnamespace
             AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.contype = 'f' AND k.conindid = c.conindid) LOOP
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', r.name, r.conname);
  END LOOP;
END $$`;

describe('every composite key, alone', () => {
  test('refuses a row of one tenant that names a row of another, in each of its columns; without it the row is taken', async () => {
    const surprises: string[] = [];
    let tried = 0;
    await withClient(open.urls.ownerUrl, async (owner) => {
      await owner.query('BEGIN');
      await owner.query(LEAVE_KEYS_ALONE);
      await owner.query(
        `INSERT INTO "Invoice" SELECT (jsonb_populate_record(i, jsonb_build_object('id', gen_random_uuid(), 'correctsInvoiceId', i.id))).*
         FROM "Invoice" i`,
      );
      const { rows: keys } = await owner.query<Key>(KEYS);
      // WorkflowEvent names a row of the transition table, which is nobody's.
      for (const key of keys.filter(({ columns, parent }) => columns.length > 1 && parent !== '"WorkflowTransition"')) {
        await owner.query('SAVEPOINT key');
        for (const { child, name } of keys) if (child === key.child && name !== key.name) await drop(child, name);
        const refused = await tryAll(key);
        await drop(key.child, key.name);
        const taken = await tryAll(key);
        await owner.query('ROLLBACK TO key');
        tried += refused.length;
        const expected = key.columns.map(() => ['NO_SUCH_ROW', 'accepted'].join());
        const found = refused.map((outcome, n) => [outcome, taken[n]].join());
        if (found.join() !== expected.join()) surprises.push(`${key.name}: ${found.join(' · ')}`);
      }
      await owner.query('ROLLBACK');

      async function drop(child: string, name: string): Promise<void> {
        await owner.query(`ALTER TABLE ${child} DROP CONSTRAINT "${name}"`);
      }

      /** A copy of a row that keeps one column of the key and takes the others from another tenant's row, for each column. */
      async function tryAll({ child, columns, parent, references }: Key): Promise<string[]> {
        const { rows } = await owner.query<{ row: string; target: string[] }>(`
          SELECT c.ctid::text AS row, ARRAY[${references.map((name) => `p.${name}::text`).join(', ')}] AS target
          FROM ${child} c JOIN ${parent} p ON ${columns.map((name, n) => `p.${references[n]!} <> c.${name}`).join(' AND ')} LIMIT 1`);
        const [pair] = rows;
        if (!pair) return ['no row to try it on'];
        const outcomes: string[] = [];
        for (const kept of columns) {
          const changes: Record<string, string> = { id: v7() };
          for (const [n, column] of columns.entries())
            if (column !== kept) changes[column.replaceAll('"', '')] = pair.target[n]!;
          await owner.query('SAVEPOINT attempt');
          outcomes.push(
            await owner
              .query(
                `INSERT INTO ${child} SELECT (jsonb_populate_record(c, $1)).* FROM ${child} c WHERE c.ctid = '${pair.row}'`,
                [changes],
              )
              .then(
                () => 'accepted',
                (error: unknown) => databaseRefusal(error) ?? String(error),
              ),
          );
          await owner.query('ROLLBACK TO attempt');
        }
        return outcomes;
      }
    });
    expect(surprises).toEqual([]);
    expect(tried).toBeGreaterThan(80);
  });
});

describe('the catalogue', () => {
  test('a simple key between two tables of tenants is on this list, with what keeps the tenants apart instead', async () => {
    const tenant = `('projectId', 'studioId', 'organizationId')`;
    const { rows } = await withClient(open.urls.superuserUrl, (client) =>
      client.query<{ key: string }>(`
        SELECT format('%s.%s', k.child, k.columns[1]) AS key FROM (${KEYS}) k
        WHERE cardinality(k.columns) = 1
          -- The parent belongs to a tenant …
          AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = k.parent::regclass AND a.attname IN ${tenant})
          -- … and the child says by another column than this one to whom it belongs.
          AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = k.child::regclass AND a.attname IN ${tenant}
                      AND quote_ident(a.attname) <> k.columns[1])
        ORDER BY 1`),
    );
    expect(rows.map((row) => row.key.replaceAll('"', ''))).toEqual([
      // Whoever asks, of either side: policy own_adds.
      'Download.projectId',
      // The line's project is that of the work it bills, and null without; where it is set, a second key holds the client.
      'InvoiceItem.invoiceId',
      // Whoever takes part, not one side of the project: trigger notified_takes_part.
      'Notification.projectId',
      // A brief is the studio's or the client's: trigger guideline_of_project.
      'ProjectGuideline.guidelineFileId',
      // The studio or an agency with an assignment: the key to the round asset, and policies.
      'RetouchVersion.projectId',
      'RoundGuideline.guidelineFileId',
      'SelectionItem.guidelineFileId',
      // Whoever sends, of either side: policy own.
      'UploadSession.projectId',
    ]);
  });

  test('a column that names a row without a key is on this list', async () => {
    const { rows } = await withClient(open.urls.superuserUrl, (client) =>
      client.query<{ name: string }>(`
        SELECT format('%s.%s', c.relname, a.attname) AS name
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.atttypid = 'uuid'::regtype
          AND a.attname LIKE '%Id' AND NOT EXISTS (
            SELECT 1 FROM pg_constraint f WHERE f.contype = 'f' AND f.conrelid = c.oid AND a.attnum = ANY (f.conkey))
        ORDER BY 1`),
    );
    expect(rows.map((row) => row.name)).toEqual([...PEOPLE, ...SIDES, ...HISTORY].sort());
  });

  test('no key empties or rewrites a column when the other end changes', async () => {
    const { rows } = await withClient(open.urls.superuserUrl, (client) =>
      client.query(`
        SELECT conname FROM pg_constraint
        WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND cardinality(conkey) > 1
          AND (confupdtype <> 'r' OR confdeltype NOT IN ('r', 'c') OR NOT convalidated)`),
    );
    expect(rows).toEqual([]);
  });
});

/** People are erased in their row and named by append-only rows for good; their ids are written by the session's own actor. */
const PEOPLE = [
  'Asset.uploadedById',
  'AuditEvent.actorId',
  'Comment.authorId',
  'Comment.resolvedById',
  'GuidelineFile.createdById',
  'IdempotentRequest.userId',
  'Project.createdById',
  'Quote.acceptedById',
  'Quote.offeredById',
  'RetouchVersion.clientDecidedById',
  'RetouchVersion.qcDecidedById',
  'RetouchVersion.uploadedById',
  'ScheduledDeletion.keptById',
  'Selection.overageAcceptedById',
  'Selection.submittedById',
  'WorkflowEvent.actorId',
];

/** In whose name somebody acts: written by policy as the actor's own, and never changed. */
const SIDES = [
  'Comment.authorOrganizationId',
  // Of the agency that reads it: only ever compared with the reader's own, within a project that it sees.
  'Comment.retoucherOrganizationId',
  'Download.organizationId',
  'PhotoMark.organizationId',
  'Session.activeOrganizationId',
  'UploadSession.organizationId',
  'WorkflowEvent.actingOrganizationId',
];

/** History, and files to remove, outlive what they name. */
const HISTORY = ['AuditEvent.projectId', 'AuditEvent.subjectId', 'FileRemoval.projectId'];
