import { changedHere, type Area } from '../compare/changed-here.ts';
import type { Comparison } from '../compare/compare-images.ts';
import type { DifferencePair } from './difference-pairs.ts';

/** Parts of the picture by which a found place may reach beyond the retouched zone. */
const MARGIN = 0.03;
/** Share of the zone's box, in basis points, that must be seen as changed: its soft edge and the seams of a pattern need not. */
const ZONE_AT_LEAST = 1_000;

export interface Judgement {
  /** The zone is found: asked there, it changed, and most of what changed lies there; true where there is none. */
  found: boolean;
  /** Basis points of the picture that are called changed without having been touched. */
  falseBasisPoints: number;
}

/** What a comparison says of a pair, held against what was really done to it. */
export function judgePair({ zone }: DifferencePair, comparison: Comparison): Judgement {
  const isOutside = (place: Area) =>
    !zone ||
    place.x > zone.x + zone.width + MARGIN ||
    place.x + place.width < zone.x - MARGIN ||
    place.y > zone.y + zone.height + MARGIN ||
    place.y + place.height < zone.y - MARGIN;
  const outside = comparison.regions.filter(isOutside);
  const falseBasisPoints = outside.reduce((sum, { areaBasisPoints }) => sum + areaBasisPoints, 0);
  if (!zone) return { found: true, falseBasisPoints };
  const here = changedHere(comparison.map, zone);
  const [largest] = comparison.regions;
  return {
    found: here.changed && here.changedBasisPoints >= ZONE_AT_LEAST && largest !== undefined && !isOutside(largest),
    falseBasisPoints,
  };
}
