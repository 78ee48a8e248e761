import type { RoundAsset, Version } from '@etouch/contracts/routes/rounds';
import type { RoundWork } from '../rounds/use-rounds.ts';

/** One photo to decide: the version in question and those the client has seen before it. */
export interface ReviewEntry {
  asset: RoundAsset;
  version: Version;
  /** Earlier released versions of the same photo, newest first, also of earlier rounds. */
  earlier: Version[];
}

export interface Review {
  /** The newest round of which the client may see something; null before that. */
  round: RoundWork | null;
  entries: ReviewEntry[];
  /** Photos approved in rounds before this one. */
  settled: number;
}

export const DECISIONS = ['open', 'approved', 'rejected'] as const;
export type Decision = (typeof DECISIONS)[number];

export function decisionOf({ version }: Pick<ReviewEntry, 'version'>): Decision {
  if (version.clientDecision === 'APPROVED') return 'approved';
  return version.clientDecision === 'REJECTED' ? 'rejected' : 'open';
}

/** What the client reviews, from all rounds (newest first). */
export function reviewOf(rounds: readonly RoundWork[]): Review {
  const at = rounds.findIndex(({ assets }) => assets.some(({ versions }) => versions.length > 0));
  const round = rounds[at] ?? null;
  if (!round) return { round: null, entries: [], settled: 0 };
  const before = rounds.slice(at + 1).flatMap(({ assets }) => assets);
  const entries = round.assets.flatMap((asset) => {
    const [version, ...others] = asset.versions;
    if (!version) return [];
    const earlier = before.filter(({ assetId }) => assetId === asset.assetId).flatMap(({ versions }) => versions);
    return [{ asset, version, earlier: [...others, ...earlier] }];
  });
  return { round, entries, settled: before.filter(({ state }) => state === 'APPROVED').length };
}

/** How many photos have each decision; those without a released version are undecided as well. */
export function countDecisions({ round, entries }: Review): Record<Decision, number> {
  const count = { open: (round?.assets.length ?? 0) - entries.length, approved: 0, rejected: 0 };
  for (const entry of entries) count[decisionOf(entry)]++;
  return count;
}

/** Where to go after deciding: the next undecided photo, from the start again after the last; null when all are decided. */
export function nextOpen(entries: readonly ReviewEntry[], roundAssetId: string): ReviewEntry | null {
  const at = entries.findIndex(({ asset }) => asset.id === roundAssetId);
  const ordered = [...entries.slice(at + 1), ...entries.slice(0, Math.max(0, at))];
  return ordered.find((entry) => decisionOf(entry) === 'open') ?? null;
}
