import type { Actor } from './actor.ts';
import { ActorRefused } from './actor-refused.ts';
import type { Tx } from './transaction.ts';

interface Became {
  role: string;
  mayCommitMoney: boolean;
  maySeePrices: boolean;
}

/**
 * The first statement of every transaction: the database verifies the actor from its own tables, then sets who is
 * acting for the row-level-security policies, and the longest time a statement may take, until the transaction ends.
 * @throws ActorRefused
 */
export async function becomeActor(tx: Tx, actor: Actor, statementTimeoutMs: number): Promise<void> {
  const limit = String(statementTimeoutMs);
  switch (actor.kind) {
    case 'USER': {
      const [became] = await tx.$queryRaw<Became[]>`
        SELECT b.*, set_config('statement_timeout', ${limit}, true)
        FROM app.become_user(${actor.userId}::uuid, ${actor.organizationId}::uuid) b`;
      if (!became) throw new ActorRefused('NOT_A_MEMBER');
      const same =
        became.role === actor.role &&
        became.mayCommitMoney === actor.mayCommitMoney &&
        became.maySeePrices === actor.maySeePrices;
      if (!same) throw new ActorRefused('ROLE_CHANGED');
      return;
    }
    case 'GUEST':
      return accept(
        await tx.$queryRaw<Accepted>`
          SELECT set_config('statement_timeout', ${limit}, true), app.become_guest(${actor.publicToken}) AS accepted`,
        'LINK_INVALID',
      );
    case 'SYSTEM':
      return accept(
        await tx.$queryRaw<Accepted>`
          SELECT set_config('statement_timeout', ${limit}, true),
                 app.become_system(${actor.organizationId}::uuid) AS accepted`,
        'UNKNOWN_ORGANIZATION',
      );
  }
}

type Accepted = { accepted: boolean }[];

function accept(rows: Accepted, refusal: 'LINK_INVALID' | 'UNKNOWN_ORGANIZATION'): void {
  if (!rows[0]?.accepted) throw new ActorRefused(refusal);
}
