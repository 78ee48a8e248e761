import type { Round, RoundAsset, Version } from '@etouch/contracts/routes/rounds';

/** A version and the photo it was made for. */
export interface CheckEntry {
  version: Version;
  asset: RoundAsset;
}

/** The versions that wait for the studio's decision, in the order of their round; one asked for by address comes along. */
export function checkEntries(rounds: Round[], askedVersionId?: string): CheckEntry[] {
  const all = rounds.flatMap(({ assets }) =>
    assets.flatMap((asset) => asset.versions.map((version) => ({ asset, version }))),
  );
  return all.filter(
    ({ asset, version }) =>
      version.id === askedVersionId ||
      (asset.state === 'SUBMITTED' && version.id === asset.versions[0]?.id && version.qualityCheck === null),
  );
}
