import type { UploadEntry } from './upload-item.ts';

/** Where all uploads of the tab stand together. */
export interface UploadSummary {
  total: number;
  /** Arrived and new. */
  arrived: number;
  duplicates: number;
  /** Refused by the server or failed for good. */
  failed: number;
  /** Still to come, moving or not. */
  left: number;
  /** Of these, what goes on by itself, now or when it can. */
  active: number;
  /** Of these, what moves this moment. */
  sending: number;
  paused: number;
  held: number;
  /** Waiting for the network or the server to come back. */
  retrying: number;
  /** Bytes of everything that will be or is there, and how many of them are. */
  bytes: number;
  sentBytes: number;
}

const NOTHING: UploadSummary = {
  total: 0,
  arrived: 0,
  duplicates: 0,
  failed: 0,
  left: 0,
  active: 0,
  sending: 0,
  paused: 0,
  held: 0,
  retrying: 0,
  bytes: 0,
  sentBytes: 0,
};

/** Counts files and bytes; files that failed are in neither sum of bytes, since nobody waits for them. */
export function summarize(entries: Iterable<UploadEntry>): UploadSummary {
  const sum = { ...NOTHING };
  for (const { state, outcome, size, sent } of entries) {
    sum.total++;
    if (state === 'failed') {
      sum.failed++;
      continue;
    }
    sum.bytes += size;
    sum.sentBytes += state === 'done' ? size : sent;
    if (state === 'done') sum[outcome === 'duplicate' ? 'duplicates' : 'arrived']++;
    else {
      sum.left++;
      if (state === 'paused') sum.paused++;
      else {
        sum.active++;
        if (state === 'held') sum.held++;
        if (state === 'retrying') sum.retrying++;
        if (state === 'sending' || state === 'checking' || state === 'reading') sum.sending++;
      }
    }
  }
  return sum;
}

/** Seconds until everything has arrived; null when nothing can be said. `rate` in bytes a second. */
export function secondsLeft({ bytes, sentBytes }: UploadSummary, rate: number | null): number | null {
  return rate === null || rate < 1 ? null : Math.ceil((bytes - sentBytes) / rate);
}
