import path from 'node:path';
import { root } from '../bootstrap/paths.mjs';
import type { SignIn } from './demonstration.ts';
import type { Instance } from './instance.ts';
import type { Settings } from './settings.ts';

/** Prints where etouch is and who can sign in to the demonstration. */
export function printWelcome(instance: Instance, settings: Settings): void {
  console.log(`\netouch runs at ${instance.url}\n`);
  if (instance.signIns.length > 0) console.log(`${table(instance.signIns)}\n`);
  const data = path.relative(root, settings.dataDir);
  console.log(`Data: ${data.startsWith('..') ? settings.dataDir : data} · stop with Ctrl-C`);
}

/** The sign-ins in columns as wide as their widest entry. */
export function table(signIns: SignIn[]): string {
  const rows = [
    ['Role', 'Organization', 'E-mail', 'Password'],
    ...signIns.map(({ role, organization, email, password }) => [role, organization, email, password]),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column]!)).join('   ')}`.trimEnd())
    .join('\n');
}
