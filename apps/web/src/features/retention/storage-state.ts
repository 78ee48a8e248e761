import type { Storage } from '@etouch/contracts/routes/storage';

/** From this part of the limit on the studio is warned. */
const WARNED_PART = 0.8;

/** How full a studio's storage is: `part` from 0 to 1 of its limit. */
export function storageState({ usedBytes, limitBytes }: Pick<Storage, 'usedBytes' | 'limitBytes'>): {
  state: 'roomy' | 'filling' | 'full';
  part: number;
} {
  if (limitBytes === null) return { state: 'roomy', part: 0 };
  const part = limitBytes === 0 ? 1 : Math.min(1, usedBytes / limitBytes);
  return { state: part >= 1 ? 'full' : part >= WARNED_PART ? 'filling' : 'roomy', part };
}
