/** Where a photo of a round stands. */
type State = 'TODO' | 'SUBMITTED' | 'QC_REJECTED' | 'QC_PASSED' | 'APPROVED' | 'REJECTED';

/**
 * The moves of a photo of a round; the database refuses every other one. Hand-in submits; the studio's check passes or
 * sends back, changes its mind, and checks again when a newer version comes after the client's decision; the client
 * decides what has passed, and may take it back while the round is open.
 */
export const roundAssetMoves: readonly (readonly [from: State, to: State])[] = [
  ['TODO', 'SUBMITTED'],
  ['SUBMITTED', 'QC_PASSED'],
  ['SUBMITTED', 'QC_REJECTED'],
  ['QC_REJECTED', 'SUBMITTED'],
  ['QC_REJECTED', 'QC_PASSED'],
  ['QC_PASSED', 'QC_REJECTED'],
  ['QC_PASSED', 'APPROVED'],
  ['QC_PASSED', 'REJECTED'],
  ['APPROVED', 'QC_PASSED'],
  ['APPROVED', 'QC_REJECTED'],
  ['APPROVED', 'REJECTED'],
  ['REJECTED', 'QC_PASSED'],
  ['REJECTED', 'QC_REJECTED'],
  ['REJECTED', 'APPROVED'],
];

/** A photo the client may decide on: its newest checked version has passed. */
export const decidable: readonly State[] = ['QC_PASSED', 'APPROVED', 'REJECTED'];
