/** A photo of the round that a version file may belong to. */
export interface MatchCandidate {
  roundAssetId: string;
  originalName: string;
  neutralName: string;
  sha256: string | null;
}

export type VersionMatch =
  | { by: 'NAME'; roundAssetId: string }
  /** The very bytes of an original: it belongs there, and shows that nothing was retouched. */
  | { by: 'CHECKSUM'; roundAssetId: string }
  | { by: null };

/** What retouchers append to the name of a finished file, as whole words: `_retouched`, `-final2`, ` v3`, `(1)`, `copie`. */
const suffix =
  /(?:[\s._-]+(?:v(?:ersion)?[\s._-]?\d{0,3}|retouch(?:ed|e|ée?|ing)?|retouche[ée]*|ret|rtc?h?|final(?:e|isé)?[\s._-]?\d{0,2}|hd|ok|done|edit(?:ed)?|copy|copie|web|print|clean|master)|[\s._-]*\(\d{1,3}\))$/u;

/** A file name without its extension, in one case and one Unicode form: how names are compared. */
export function nameStem(fileName: string): string {
  return fileName
    .normalize('NFC')
    .toLowerCase()
    .replace(/\.[a-z0-9]{1,5}$/u, '')
    .trim();
}

/** The stem and every shorter one that is left when a finishing suffix is taken off. */
export function nameStems(fileName: string): string[] {
  const stems = [nameStem(fileName)];
  for (let stem = stems[0] ?? ''; ; stem = stems.at(-1) ?? '') {
    const shorter = stem.replace(suffix, '');
    if (shorter === stem || shorter === '') return stems;
    stems.push(shorter);
  }
}

/**
 * Finds the photo a version file belongs to: by name, then by checksum. Two photos that fit equally well are no match:
 * a person decides. Neutral names count before original ones, since they are unique in a project.
 */
export function matchVersionFile(
  file: { fileName: string; sha256: string },
  candidates: readonly MatchCandidate[],
): VersionMatch {
  for (const stem of nameStems(file.fileName)) {
    for (const name of ['neutralName', 'originalName'] as const) {
      const fitting = candidates.filter((candidate) => nameStem(candidate[name]) === stem);
      if (fitting.length > 1) return byChecksum(file.sha256, fitting);
      if (fitting[0]) return { by: 'NAME', roundAssetId: fitting[0].roundAssetId };
    }
  }
  return byChecksum(file.sha256, candidates);
}

function byChecksum(sha256: string, candidates: readonly MatchCandidate[]): VersionMatch {
  const same = candidates.filter((candidate) => candidate.sha256 === sha256);
  return same.length === 1 && same[0] ? { by: 'CHECKSUM', roundAssetId: same[0].roundAssetId } : { by: null };
}
