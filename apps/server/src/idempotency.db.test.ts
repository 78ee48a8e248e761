import { createPartner, listPartners } from '@etouch/contracts/routes/partners';
import { withClient } from '@etouch/db/with-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from './testing/browser.ts';
import { anOrganization, aPerson, signedIn } from './testing/people.ts';
import { refusalOf } from './testing/refusal.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';

let server: TestServer;
let admin: Browser;

beforeAll(async () => {
  server = await startTestServer();
  const studio = await anOrganization(server, 'STUDIO', 'Studio');
  await aPerson(server, { email: 'ada@studio.test', memberOf: [[studio, 'STUDIO_ADMIN']] });
  admin = await signedIn(server, 'ada@studio.test');
});
afterAll(() => server.close());

const create = (idempotencyKey: string, name: string) =>
  admin.api.call(
    createPartner,
    { body: { name, kind: 'CLIENT', administratorEmail: 'head@client.test' } },
    { idempotencyKey },
  );
const names = async () => (await admin.api.call(listPartners, {})).items.map(({ name }) => name);

describe('a POST with an Idempotency-Key', () => {
  it('has one effect and one answer, however often and however fast it is sent', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => create('double click', 'Once')));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(await create('double click', 'Once')).toEqual(answers[0]);
    expect((await names()).filter((name) => name === 'Once')).toHaveLength(1);
  });

  it('refuses another request under the same key', async () => {
    await create('reused', 'First');
    expect(await refusalOf(create('reused', 'Second'))).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(await names()).not.toContain('Second');
  });

  it('can be repeated after a refusal', async () => {
    expect(await refusalOf(create('refused', ''))).toMatch(/^INVALID_INPUT/);
    expect((await create('refused', 'Valid now')).name).toBe('Valid now');
  });

  it('has no second effect when its answer was lost with the server', async () => {
    await create('crashed', 'Survivor');
    // As a kill between the transaction and the answer leaves it.
    await withClient(server.database.superuserUrl, (client) =>
      client.query(`UPDATE "IdempotentRequest" SET status = NULL, response = NULL WHERE key = 'crashed'`),
    );
    expect(await refusalOf(create('crashed', 'Survivor'))).toBe('CONFLICT STILL_RUNNING');
    expect((await names()).filter((name) => name === 'Survivor')).toHaveLength(1);
  });
});
