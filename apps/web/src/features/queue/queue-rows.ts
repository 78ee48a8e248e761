import type { QueueItem, Version } from '@etouch/contracts/routes/rounds';
import type { DownloadRequest } from '../downloads/use-download.ts';

/** Which part of the queue is in view. */
export const QUEUE_VIEWS = ['todo', 'handedIn', 'finished', 'all'] as const;
export type QueueView = (typeof QUEUE_VIEWS)[number];

/** The photos of one round of one project, under its neutral code. */
export interface QueueGroup {
  roundId: string;
  projectCode: string;
  roundNumber: number;
  studio: string;
  /** The first deadline of its rows, ISO 8601; null when none has one. */
  deadline: string | null;
  items: QueueItem[];
  /** Something in it is still to do. */
  isOpen: boolean;
}

export function viewOf({ state }: Pick<QueueItem, 'state'>): Exclude<QueueView, 'all'> {
  if (state === 'TODO' || state === 'QC_REJECTED') return 'todo';
  return state === 'SUBMITTED' ? 'handedIn' : 'finished';
}

/** A version that arrived and was not handed in yet; the newest one counts. */
export function waitingVersion({ versions }: Pick<QueueItem, 'versions'>): Version | undefined {
  const [newest] = versions;
  return newest && newest.handedInAt === null ? newest : undefined;
}

/** The studio's refusal that the next version has to answer. */
export function sentBack({ state, versions }: Pick<QueueItem, 'state' | 'versions'>): Version | undefined {
  return state === 'QC_REJECTED'
    ? versions.find(({ qualityCheck }) => qualityCheck?.decision === 'SENT_BACK')
    : undefined;
}

/** Whether the photo comes back: sent back by the studio, or asked for again after a round. */
export function isAskedAgain({ state, roundNumber }: Pick<QueueItem, 'state' | 'roundNumber'>): boolean {
  return state === 'QC_REJECTED' || (state === 'TODO' && roundNumber > 1);
}

/** Whether a version of this photo may still be handed in. */
export function takesVersions({ state }: Pick<QueueItem, 'state'>): boolean {
  return state === 'TODO' || state === 'SUBMITTED' || state === 'QC_REJECTED';
}

/** What to ask for the originals of photos of one shoot. */
export function originalsOf(items: readonly Pick<QueueItem, 'projectId' | 'assignmentId'>[]): DownloadRequest {
  return {
    projectId: items[0]?.projectId ?? '',
    content: 'ASSIGNED',
    ids: items.map(({ assignmentId }) => assignmentId),
  };
}

const never = '9999';

/** Gathers the queue by round, those with something to do first and the most urgent of them on top; within one, what was sent back first, then by deadline and name. */
export function groupQueue(items: readonly QueueItem[]): QueueGroup[] {
  const rounds = Map.groupBy(items, ({ roundId }) => roundId);
  return [...rounds.values()]
    .flatMap((rows) => {
      const [first] = rows;
      if (!first) return [];
      const isOpen = rows.some((row) => viewOf(row) === 'todo');
      const deadlines = rows.flatMap(({ deadline }) => deadline ?? []).sort();
      const sorted = [...rows].sort(
        (a, b) =>
          Number(isAskedAgain(b)) - Number(isAskedAgain(a)) ||
          (a.deadline ?? never).localeCompare(b.deadline ?? never) ||
          a.name.localeCompare(b.name, undefined, { numeric: true }),
      );
      const { roundId, projectCode, roundNumber, studio } = first;
      return [
        {
          roundId,
          projectCode,
          roundNumber,
          studio: studio.name,
          deadline: deadlines[0] ?? null,
          items: sorted,
          isOpen,
        },
      ];
    })
    .sort(
      (a, b) =>
        Number(b.isOpen) - Number(a.isOpen) ||
        (a.deadline ?? never).localeCompare(b.deadline ?? never) ||
        a.projectCode.localeCompare(b.projectCode),
    );
}

/** How many rows each view holds. */
export function countViews(items: readonly QueueItem[]): Record<QueueView, number> {
  const counts = { todo: 0, handedIn: 0, finished: 0, all: items.length };
  for (const item of items) counts[viewOf(item)]++;
  return counts;
}
