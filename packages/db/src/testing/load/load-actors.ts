import { userActor } from '../../actor.ts';
import type { Actor } from '../../actor.ts';
import type { Enums } from '../../enums.ts';

/** The key of a row of a load database: kinds and numbers as load-organizations.ts and its neighbours count them. */
export function loadId(kind: number, n: number): string {
  return `${kind.toString(16).padStart(8, '0')}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
}

const SIDES = {
  STUDIO: { kind: 1, roles: ['STUDIO_ADMIN', 'STUDIO_USER'] },
  CLIENT: { kind: 2, roles: ['CLIENT_ADMIN', 'CLIENT_USER'] },
  RETOUCHER: { kind: 3, roles: ['RETOUCH_ADMIN', 'RETOUCH_USER'] },
} as const satisfies Record<string, { kind: number; roles: readonly [Enums['UserRole'], Enums['UserRole']] }>;

/**
 * One of the two people of the n-th organization of a type (counted over all studios).
 * @param person 0 administrates, 1 does not
 */
export function loadActor(type: keyof typeof SIDES, n: number, person: 0 | 1 = 0): Actor {
  const { kind, roles } = SIDES[type];
  const number = kind * 10_000_000 + n * 2 + person;
  return userActor(loadId(4, number), {
    memberId: loadId(5, number),
    organizationId: loadId(kind, n),
    organizationType: type,
    role: roles[person],
    mayCommitMoney: false,
    maySeePrices: false,
  });
}
