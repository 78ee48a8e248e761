import type { Actor } from '@etouch/db/actor';

/** Someone signed in; what members, invitations and partners are about. */
export type UserActor = Extract<Actor, { kind: 'USER' }>;
