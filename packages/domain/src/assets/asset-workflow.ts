import type { Enums } from '@etouch/db/enums';

type Status = Enums['AssetStatus'];

/** The moves of a photo (domain.md, "Assets, uploads, versions"); the database refuses every other one. */
export const assetMoves: readonly (readonly [from: Status, to: Status])[] = [
  ['UPLOADING', 'UPLOADED'],
  ['UPLOADED', 'PROCESSING'],
  ['PROCESSING', 'READY'],
  // Processing failed: it says why, and can be tried again.
  ['PROCESSING', 'UPLOADED'],
  ['READY', 'DELIVERED'],
  ['READY', 'ARCHIVED'],
  // Reopened.
  ['DELIVERED', 'READY'],
  ['DELIVERED', 'ARCHIVED'],
  // Unarchived: delivered photos are delivered again.
  ['ARCHIVED', 'READY'],
  ['ARCHIVED', 'DELIVERED'],
  // Unarchived after its previews were deleted: it is processed again.
  ['ARCHIVED', 'UPLOADED'],
];
