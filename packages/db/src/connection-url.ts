import { DatabaseSetupError } from './database-setup-error.ts';

/** The same server and database through another role. */
export function asRole(url: string, role: string, password: string): string {
  const changed = new URL(url);
  changed.username = encodeURIComponent(role);
  changed.password = encodeURIComponent(password);
  return changed.href;
}

/** The same server and role, another database. */
export function onDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(database)}`;
  return changed.href;
}

/** The same connection with settings of its own from the start, by PostgreSQL's names. */
export function withSettings(url: string, settings: Readonly<Record<string, string>>): string {
  const changed = new URL(url);
  const given = changed.searchParams.get('options');
  const options = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
  changed.searchParams.set('options', [...(given ? [given] : []), ...options].join(' '));
  // A form writes blanks as "+", an address does not.
  changed.search = changed.search.replaceAll('+', '%20');
  return changed.href;
}

/**
 * Reads a connection string from a setting.
 * @throws DatabaseSetupError naming the setting, never repeating its value (it holds a password)
 */
export function parseConnectionUrl(setting: string, value: string): { url: string; role: string; password: string } {
  const parsed = URL.canParse(value) ? new URL(value) : undefined;
  const example = 'postgresql://USER:PASSWORD@HOST:5432/DATABASE';
  if (!parsed || !/^postgres(ql)?:$/.test(parsed.protocol) || !parsed.hostname || parsed.pathname.length < 2) {
    throw new DatabaseSetupError(`${setting} is not a connection string of the form ${example}`);
  }
  if (!parsed.username) throw new DatabaseSetupError(`${setting} names no user; its form is ${example}`);
  return { url: value, role: decodeURIComponent(parsed.username), password: decodeURIComponent(parsed.password) };
}
