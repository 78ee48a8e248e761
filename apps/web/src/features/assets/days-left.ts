import { TRASH_DAYS } from '@etouch/contracts/routes/assets';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Days, begun ones counted, until a photo leaves the trash for good; 0 when it may go at any moment. `now` in ms. */
export function daysLeft(trashedAt: string, now = Date.now()): number {
  return Math.max(0, Math.ceil((Date.parse(trashedAt) + TRASH_DAYS * DAY_MS - now) / DAY_MS));
}
