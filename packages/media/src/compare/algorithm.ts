/**
 * Number of the way in which two pictures are compared, kept with every result: one that came of another way is computed
 * again when it is asked for. It counts up with every change of what is called a change, or of how a result is written.
 */
export const COMPARISON_ALGORITHM = 3;
