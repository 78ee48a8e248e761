import type { Mark } from '@etouch/contracts/routes/assets';

export type MarkChange = Partial<Mark>;

const KEYS: Record<string, MarkChange> = {
  '0': { rating: 0 },
  '1': { rating: 1 },
  '2': { rating: 2 },
  '3': { rating: 3 },
  '4': { rating: 4 },
  '5': { rating: 5 },
  '6': { colourLabel: 'RED' },
  '7': { colourLabel: 'YELLOW' },
  '8': { colourLabel: 'GREEN' },
  '9': { colourLabel: 'BLUE' },
  p: { pick: 'PICK' },
  x: { pick: 'REJECT' },
  u: { pick: null },
};

/**
 * What a key does to photos: 1–5 and 0 rate, 6–9 label, P keeps, X throws out, U unmarks. A label that all of them
 * already have is taken away. Undefined for any other key.
 */
export function markOfKey(key: string, present: Mark[]): MarkChange | undefined {
  const change = KEYS[key.toLowerCase()];
  if (change?.colourLabel && present.length > 0 && present.every((mark) => mark.colourLabel === change.colourLabel))
    return { colourLabel: null };
  return change;
}
