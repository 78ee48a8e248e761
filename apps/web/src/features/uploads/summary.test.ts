import { expect, test } from 'vitest';
import type { UploadEntry } from './upload-item.ts';
import { secondsLeft, summarize } from './summary.ts';

const entry = (state: UploadEntry['state'], more: Partial<UploadEntry> = {}): UploadEntry => ({
  id: '',
  name: '',
  size: 100,
  read: 0,
  sent: 0,
  state,
  target: { purpose: 'ASSET', projectId: 'p' },
  outcome: null,
  match: null,
  error: null,
  ...more,
});

test('every file is counted once, and its bytes with those that wait or have come', () => {
  const sum = summarize([
    entry('done', { outcome: 'accepted', sent: 100 }),
    entry('done', { outcome: 'duplicate' }),
    entry('failed', { sent: 40 }),
    entry('sending', { sent: 30 }),
    entry('waiting'),
    entry('paused', { sent: 10 }),
    entry('held'),
  ]);
  expect(sum).toEqual({
    total: 7,
    arrived: 1,
    duplicates: 1,
    failed: 1,
    left: 4,
    active: 3,
    sending: 1,
    paused: 1,
    held: 1,
    retrying: 0,
    bytes: 600,
    sentBytes: 240,
  });
  expect(secondsLeft(sum, 100)).toBe(4);
  expect(secondsLeft(sum, null)).toBeNull();
  expect(secondsLeft(sum, 0)).toBeNull();
});
