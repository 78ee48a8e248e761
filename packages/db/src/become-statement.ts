import type { Actor } from './actor.ts';
import { Prisma } from './generated/prisma/client.ts';
import { SIDE_ROLE } from './role-names.ts';

/**
 * The statement by which an actor begins a transaction: the database verifies the actor from its own tables, then sets
 * who is acting for the row-level-security policies, the database role of the actor's side, and the longest time a
 * statement may take (ms), until the transaction ends. It returns the membership of a USER, no row when there is none, and `accepted` for the other kinds.
 */
export function becomeStatement(actor: Actor, statementTimeoutMs: number): Prisma.Sql {
  const limit = String(statementTimeoutMs);
  if (actor.kind === 'USER')
    return Prisma.sql`
      SELECT b.*, set_config('statement_timeout', ${limit}, true), set_config('role', b."databaseRole", true)
      FROM app.become_user(${actor.userId}::uuid, ${actor.organizationId}::uuid) b`;
  if (actor.kind === 'GUEST')
    return Prisma.sql`
      SELECT set_config('statement_timeout', ${limit}, true), app.become_guest(${actor.publicToken}) AS accepted,
             set_config('role', ${SIDE_ROLE.client}, true)`;
  return Prisma.sql`
    SELECT set_config('statement_timeout', ${limit}, true), app.become_system(${actor.organizationId}::uuid) AS accepted`;
}
