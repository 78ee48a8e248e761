import type { ProjectCard } from '@etouch/contracts/routes/projects';
import { expect, test } from 'vitest';
import { byUrgency, isLate } from './due.ts';

const day = 86_400_000;
const at = (offset: number) => new Date(Date.now() + offset).toISOString();

function card(dueAt: string | null, heldBy: ProjectCard['heldBy'] = 'STUDIO', since = at(-day)): ProjectCard {
  return { dueAt, heldBy, workflowStateSince: since } as ProjectCard;
}

test('late is past its date while somebody still has to act', () => {
  expect(isLate(card(at(-day)))).toBe(true);
  expect(isLate(card(at(-day), null))).toBe(false);
  expect(isLate(card(at(day)))).toBe(false);
  expect(isLate(card(null))).toBe(false);
});

test('late ones first, then by date, then by how long they wait', () => {
  const late = card(at(-day));
  const doneLongAgo = card(at(-2 * day), null);
  const soon = card(at(day));
  const later = card(at(5 * day));
  const waiting = card(null, 'STUDIO', at(-9 * day));
  const fresh = card(null, 'STUDIO', at(-day));
  const sorted = [fresh, later, waiting, soon, doneLongAgo, late].sort(byUrgency);
  expect(sorted).toEqual([late, doneLongAgo, soon, later, waiting, fresh]);
});
