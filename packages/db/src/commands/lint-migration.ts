import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import type { Finding } from './migration-findings.ts';

/**
 * Left out: what is said of taste (types, IF NOT EXISTS), and the time-outs, which a safe migration sets on its own
 * connection. A migration of several statements is one transaction, unlike what a bare file would be.
 */
const EXCLUDED = [
  'prefer-robust-stmts',
  'prefer-bigint-over-int',
  'prefer-bigint-over-smallint',
  'prefer-identity',
  'prefer-text-field',
  'prefer-timestamptz',
  'require-lock-timeout',
  'require-statement-timeout',
];
const OLDEST_SUPPORTED = '15';

/**
 * Lints one migration.sql with squawk. A comment `-- squawk-ignore RULE` before a statement accepts a finding.
 * @returns undefined where squawk has no program for this platform
 */
export async function lintMigration(file: string): Promise<Finding[] | undefined> {
  const program = squawkProgram();
  if (!program) return undefined;
  const args = ['--reporter', 'json', '--pg-version', OLDEST_SUPPORTED, '--assume-in-transaction'];
  const output = await run(program, [...args, ...EXCLUDED.map((rule) => `--exclude=${rule}`), file]);
  const found = JSON.parse(output) as { line: number; rule_name: string; message: string }[];
  const name = relative(process.cwd(), file);
  return found.map(({ line, rule_name: rule, message }) => ({ file: name, line: line + 1, rule, message }));
}

/** The binary itself: its launcher would start a second Node. */
function squawkProgram(): string | undefined {
  const launcher = createRequire(import.meta.url).resolve('squawk-cli/package.json');
  try {
    const platform = `@squawk-cli/${process.platform}-${process.arch}/package.json`;
    return join(dirname(createRequire(launcher).resolve(platform)), 'bin/squawk');
  } catch {
    return undefined;
  }
}

/** Findings are an exit code of their own, so only silence is a failure. */
async function run(program: string, args: string[]): Promise<string> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  await new Promise((settle, fail) => child.once('error', fail).once('close', settle));
  if (output.trim() === '') throw new Error(`squawk said nothing: ${errors.trim()}`);
  return output;
}
