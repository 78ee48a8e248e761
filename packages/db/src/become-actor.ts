import type { Actor } from './actor.ts';
import { ActorRefused } from './actor-refused.ts';
import { becomeStatement } from './become-statement.ts';
import type { Side, Tx } from './transaction.ts';

interface Became {
  role: string;
  mayCommitMoney: boolean;
  maySeePrices: boolean;
}

/**
 * The first statement of every transaction: from here on the database knows who is acting.
 * @throws ActorRefused
 */
export async function becomeActor(tx: Tx, actor: Actor, statementTimeoutMs: number): Promise<void> {
  const statement = becomeStatement(actor, statementTimeoutMs);
  switch (actor.kind) {
    case 'USER': {
      const [became] = await tx.$queryRaw<Became[]>(statement);
      if (!became) throw new ActorRefused('NOT_A_MEMBER');
      const same =
        became.role === actor.role &&
        became.mayCommitMoney === actor.mayCommitMoney &&
        became.maySeePrices === actor.maySeePrices;
      if (!same) throw new ActorRefused('ROLE_CHANGED');
      return;
    }
    case 'GUEST':
      return accept(await tx.$queryRaw<Accepted>(statement), 'LINK_INVALID');
    case 'SYSTEM':
      return accept(await tx.$queryRaw<Accepted>(statement), 'UNKNOWN_ORGANIZATION');
  }
}

type Accepted = { accepted: boolean }[];

function accept(rows: Accepted, refusal: 'LINK_INVALID' | 'UNKNOWN_ORGANIZATION'): void {
  if (!rows[0]?.accepted) throw new ActorRefused(refusal);
}

/** The side a transaction of this actor runs for; the database decides the same from its own tables. */
export function sideOf(actor: Actor): Side {
  if (actor.kind === 'GUEST') return 'client';
  if (actor.kind === 'SYSTEM') return 'app';
  if (actor.organizationType === 'CLIENT') return 'client';
  return actor.organizationType === 'RETOUCHER' ? 'retoucher' : 'app';
}
