/**
 * - NOT_A_MEMBER: the user does not belong (any longer) to the organization
 * - ROLE_CHANGED: the membership changed since the actor was made; making it again helps
 * - UNKNOWN_ORGANIZATION: the job's organization does not exist
 * - LINK_INVALID: the public link was revoked or never existed
 */
export type ActorRefusal = 'NOT_A_MEMBER' | 'ROLE_CHANGED' | 'UNKNOWN_ORGANIZATION' | 'LINK_INVALID';

/** The database does not accept the actor; nothing was read or written. */
export class ActorRefused extends Error {
  override readonly name = 'ActorRefused';
  readonly reason: ActorRefusal;

  constructor(reason: ActorRefusal) {
    super(`actor refused: ${reason}`);
    this.reason = reason;
  }
}
