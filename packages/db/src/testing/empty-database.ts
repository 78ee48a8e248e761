import { randomBytes } from 'node:crypto';
import { onDatabase } from '../connection-url.ts';
import { withClient } from '../with-client.ts';
import { testServer } from './database.ts';

/** A database without any table, and a superuser's connection to it. */
export interface EmptyDatabase {
  name: string;
  superuserUrl: string;
  drop(): Promise<void>;
}

/** Makes an empty database on the test run's server or another, for what is to be set up from nothing. */
export async function createEmptyDatabase(adminUrl = testServer().adminUrl): Promise<EmptyDatabase> {
  const name = `empty_${randomBytes(8).toString('hex')}`;
  await withClient(adminUrl, (admin) => admin.query(`CREATE DATABASE ${name} TEMPLATE template0`));
  return {
    name,
    superuserUrl: onDatabase(adminUrl, name),
    drop: () => withClient(adminUrl, async (admin) => void (await admin.query(`DROP DATABASE ${name} WITH (FORCE)`))),
  };
}

/** A role that exists for the length of a test. */
export interface TestRole {
  name: string;
  password: string;
  drop(): Promise<void>;
}

/** Makes a login role with the given rights (as written after CREATE ROLE). */
export async function createTestRole(rights: string, adminUrl = testServer().adminUrl): Promise<TestRole> {
  const name = `role_${randomBytes(8).toString('hex')}`;
  const password = randomBytes(16).toString('hex');
  await withClient(adminUrl, (admin) => admin.query(`CREATE ROLE ${name} LOGIN PASSWORD '${password}' ${rights}`));
  return {
    name,
    password,
    drop: () => withClient(adminUrl, async (admin) => void (await admin.query(`DROP ROLE IF EXISTS ${name}`))),
  };
}
