import type { QueueItem } from '@etouch/contracts/routes/rounds';
import { takesVersions } from './queue-rows.ts';

type Row = Pick<QueueItem, 'roundId' | 'projectCode' | 'name' | 'state'>;

const stem = (name: string) =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/\.[a-z0-9]{1,5}$/u, '');

/**
 * The open round a dropped file goes to, so that the server can match it to a photo there: the one whose neutral name or
 * code the file's name begins with; the only open one; else null, and a person has to say.
 */
export function roundOfFile(fileName: string, rows: readonly Row[]): string | null {
  const open = rows.filter(takesVersions);
  const file = stem(fileName);
  const rounds = new Set(open.map(({ roundId }) => roundId));
  if (rounds.size <= 1) return [...rounds][0] ?? null;
  const byName = new Set(open.filter(({ name }) => file.startsWith(stem(name))).map(({ roundId }) => roundId));
  if (byName.size === 1) return [...byName][0] ?? null;
  const byCode = new Set(
    open.filter(({ projectCode }) => file.startsWith(projectCode.toLowerCase())).map(({ roundId }) => roundId),
  );
  return byCode.size === 1 ? ([...byCode][0] ?? null) : null;
}

/** Sorts dropped files by the round they go to; what fits none comes last, under null. */
export function sortByRound<F extends { file: { name: string } }>(
  files: readonly F[],
  rows: readonly Row[],
): { roundId: string | null; files: F[] }[] {
  const sorted = Map.groupBy(files, ({ file }) => roundOfFile(file.name, rows));
  return [...sorted]
    .map(([roundId, group]) => ({ roundId, files: group }))
    .sort((a, b) => Number(a.roundId === null) - Number(b.roundId === null));
}
