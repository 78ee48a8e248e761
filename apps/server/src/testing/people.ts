import type { OrganizationType, UserRole } from '@etouch/contracts/enums';
import { withClient } from '@etouch/db/with-client';
import type { Browser } from './browser.ts';
import type { TestServer } from './test-server.ts';

export const PASSWORD = 'correct horse battery';

/** An organization, written past row-level security. @returns its id */
export async function anOrganization(server: TestServer, type: OrganizationType, name: string): Promise<string> {
  return insert(
    server,
    `INSERT INTO "Organization" (id, name, slug, type, "updatedAt")
     VALUES (gen_random_uuid(), $1, gen_random_uuid()::text, $2::"OrganizationType", now()) RETURNING id`,
    [name, type],
  );
}

interface Person {
  email: string;
  name?: string;
  verified?: boolean;
  memberOf?: [organizationId: string, role: UserRole][];
}

/** An account with PASSWORD, written past row-level security. @returns the user's id */
export async function aPerson(server: TestServer, person: Person): Promise<string> {
  const { email, name = 'Test', verified = true, memberOf = [] } = person;
  const hash = await server.deps.hashPassword(PASSWORD);
  const userId = await insert(
    server,
    `INSERT INTO "User" (id, name, email, "emailVerified", "updatedAt") VALUES (gen_random_uuid(), $1, $2, $3, now()) RETURNING id`,
    [name, email, verified],
  );
  await insert(
    server,
    `INSERT INTO "Account" (id, "accountId", "providerId", "userId", password, "updatedAt")
     VALUES (gen_random_uuid(), $1::text, 'credential', $1::uuid, $2, now()) RETURNING id`,
    [userId, hash],
  );
  for (const [organizationId, role] of memberOf)
    await insert(
      server,
      `INSERT INTO "UserOrganization" (id, "userId", "organizationId", role)
       VALUES (gen_random_uuid(), $1, $2, $3::"UserRole") RETURNING id`,
      [userId, organizationId, role],
    );
  return userId;
}

/** A browser in which somebody has signed in. */
export async function signedIn(server: TestServer, email: string, password = PASSWORD): Promise<Browser> {
  const browser = server.browser();
  const response = await browser.post('/api/auth/sign-in/email', { email, password });
  if (!response.ok) throw new Error(`sign-in of ${email}: ${response.status} ${await response.text()}`);
  return browser;
}

async function insert(server: TestServer, sql: string, values: unknown[]): Promise<string> {
  return withClient(server.database.superuserUrl, async (client) => {
    const { rows } = await client.query<{ id: string }>(sql, values);
    return rows[0]!.id;
  });
}
