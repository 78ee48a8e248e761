import type { Mark } from '@etouch/contracts/routes/assets';

/** What an XMP file says of its photo, as it was read. */
export interface SidecarMarks {
  /** -1 for rejected. */
  rating: number | null;
  colourLabel: 'RED' | 'YELLOW' | 'GREEN' | 'BLUE' | 'PURPLE' | null;
  pick: 'PICK' | 'REJECT' | null;
}

/** The marks a sidecar stands for: -1 is no star, and purple is no label here. */
export function marksOfSidecar({ rating, colourLabel, pick }: SidecarMarks): Mark {
  return { rating: Math.max(0, rating ?? 0), colourLabel: colourLabel === 'PURPLE' ? null : colourLabel, pick };
}

/** Whether one's own marks say something else; what a sidecar does not mention it does not contradict. */
export function differsFrom(sidecar: SidecarMarks, own: Mark): boolean {
  const said = marksOfSidecar(sidecar);
  return (
    (said.rating > 0 && said.rating !== own.rating) ||
    (said.colourLabel !== null && said.colourLabel !== own.colourLabel) ||
    (said.pick !== null && said.pick !== own.pick)
  );
}
