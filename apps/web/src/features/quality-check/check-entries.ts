import type { Project } from '@etouch/contracts/routes/projects';
import type { RoundAsset, Version } from '@etouch/contracts/routes/rounds';
import type { RoundWork } from '../rounds/use-rounds.ts';

/** A version and the photo it was made for. */
export interface CheckEntry {
  version: Version;
  asset: RoundAsset;
}

/** The versions that wait for the studio's decision, in the order of their round; one asked for by address comes along. */
export function checkEntries(rounds: RoundWork[], askedVersionId?: string): CheckEntry[] {
  const all = rounds.flatMap(({ assets }) =>
    assets.flatMap((asset) => asset.versions.map((version) => ({ asset, version }))),
  );
  return all.filter(
    ({ asset, version }) =>
      version.id === askedVersionId ||
      (asset.state === 'SUBMITTED' && version.id === asset.versions[0]?.id && version.qualityCheck === null),
  );
}

/** The versions that a photo had before one, of all rounds. */
export function earlierVersions(rounds: readonly RoundWork[], { version }: CheckEntry): Version[] {
  return rounds.flatMap(({ assets }) =>
    assets
      .filter(({ assetId }) => assetId === version.assetId)
      .flatMap(({ versions }) => versions.filter(({ number }) => number < version.number)),
  );
}

/** What may still be decided of a version: the newest handed in of its photo, while the client has not decided. */
export function decisionsOf(
  project: Pick<Project, 'workflowState'>,
  { asset, version }: CheckEntry,
): { pass: boolean; sendBack: boolean } {
  const newest = asset.versions.find(({ handedInAt }) => handedInAt !== null);
  const isOpen = project.workflowState === 'IN_RETOUCH' && newest?.id === version.id && version.clientDecision === null;
  const decided = version.qualityCheck?.decision;
  return { pass: isOpen && decided !== 'PASSED', sendBack: isOpen && decided !== 'SENT_BACK' };
}
