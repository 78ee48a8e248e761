import type { S3Tuning } from '../s3/bucket.ts';

/** Small parts, and no long waits: what a test does with a bucket is small and quick. */
export const quickTuning: S3Tuning = { partBytes: 64 * 1024, attempts: 2, silenceMs: 2_000, pauseMs: 1 };
