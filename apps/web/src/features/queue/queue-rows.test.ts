import type { QueueItem } from '@etouch/contracts/routes/rounds';
import { describe, expect, it } from 'vitest';
import { countViews, groupQueue, viewOf } from './queue-rows.ts';

const item = (change: Partial<QueueItem>): QueueItem => ({
  assignmentId: change.name ?? 'x',
  roundAssetId: 'ra',
  roundId: 'r1',
  assetId: 'as',
  projectId: 'p1',
  projectCode: 'K7Q2',
  roundNumber: 1,
  name: 'K7Q2-0001.jpg',
  picture: { width: 3, height: 2, thumbhash: null, mediaUrl: null },
  state: 'TODO',
  instruction: null,
  categories: [],
  guidelines: [],
  assignee: null,
  agreedCost: { amount: 1200, currency: 'EUR' },
  deadline: null,
  handedInAt: null,
  accessEndsAt: null,
  studio: { id: 's', name: 'Studio Lumen' },
  versions: [],
  openComments: 0,
  ...change,
});

describe('groupQueue', () => {
  it('puts the most urgent round first and rounds without a deadline last', () => {
    const groups = groupQueue([
      item({ roundId: 'late', deadline: '2026-12-05T00:00:00.000Z' }),
      item({ roundId: 'none' }),
      item({ roundId: 'soon', deadline: '2026-11-25T00:00:00.000Z' }),
    ]);
    expect(groups.map(({ roundId }) => roundId)).toEqual(['soon', 'late', 'none']);
  });

  it('puts rounds with nothing left to do below the others', () => {
    const groups = groupQueue([
      item({ roundId: 'finished', state: 'APPROVED', deadline: '2026-11-01T00:00:00.000Z' }),
      item({ roundId: 'open', deadline: '2026-12-05T00:00:00.000Z' }),
    ]);
    expect(groups.map(({ roundId, isOpen }) => [roundId, isOpen])).toEqual([
      ['open', true],
      ['finished', false],
    ]);
  });

  it('puts what was sent back first, then by deadline, then by number', () => {
    const [group] = groupQueue([
      item({ name: 'K7Q2-0010.jpg' }),
      item({ name: 'K7Q2-0009.jpg' }),
      item({ name: 'K7Q2-0003.jpg', deadline: '2026-11-25T00:00:00.000Z' }),
      item({ name: 'K7Q2-0012.jpg', state: 'QC_REJECTED' }),
    ]);
    expect(group?.items.map(({ name }) => name.slice(5, 9))).toEqual(['0012', '0003', '0009', '0010']);
    expect(group?.deadline).toBe('2026-11-25T00:00:00.000Z');
  });
});

it('counts each view', () => {
  const items = [item({}), item({ state: 'QC_REJECTED' }), item({ state: 'SUBMITTED' }), item({ state: 'APPROVED' })];
  expect(items.map(viewOf)).toEqual(['todo', 'todo', 'handedIn', 'finished']);
  expect(countViews(items)).toEqual({ todo: 2, handedIn: 1, finished: 1, all: 4 });
});
