/** The exit codes of a command as text, a line each: what `--help` and docs/operations.md show. */
export function exitTable(exits: Record<string, { code: number; means: string }>): string {
  return Object.entries(exits)
    .map(([name, { code, means }]) => `  ${String(code).padStart(3)}  ${name.padEnd(12)} ${means}`)
    .join('\n');
}
