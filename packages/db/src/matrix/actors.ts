import type { Actor } from '../actor.ts';
import { ROLE } from '../role-names.ts';
import type { MatrixWorld } from './world.ts';

/** Who tries: an actor as the application names it, or a database role before there is one. */
export interface Attempter {
  /** The login role whose connection it is. */
  login: string;
  actor: Actor | null;
  /** What is true for this attempt only; written past row-level security and without triggers. */
  given: string[];
}

/**
 * The columns of the matrix, in its order. A project is "before sending" in STUDIO_REVIEW; `ended` is the agency's
 * administrator after its access has ended; `other` the other agency of the same round.
 */
export const COLUMNS = {
  studio: ['admin', 'priced', 'user', 'job'],
  client: ['admin', 'buyer', 'user'],
  'client before sending': ['admin', 'buyer', 'user'],
  guest: ['after', 'before'],
  retoucher: ['admin', 'hand', 'idle', 'ended', 'other'],
  stranger: ['client', 'studio', 'theirs'],
  platform: ['manager', 'support', 'super'],
  nobody: ['app', 'auth', 'jobs'],
} as const;

/** All columns as `group.name`. */
export const ACTOR_NAMES: readonly string[] = Object.entries(COLUMNS).flatMap(([group, names]) =>
  names.map((name) => `${group}.${name}`),
);

/** Everyone who tries, under the names of the columns. */
export function attempters(world: MatrixWorld): Record<string, Attempter> {
  const { shoot } = world;
  const before = `UPDATE "Project" SET "workflowState" = 'STUDIO_REVIEW', "clientVisibleSince" = NULL WHERE id = '${shoot.project.id}'`;
  const ended = `UPDATE "Assignment" SET "accessEndsAt" = now() - interval '1 second' WHERE "organizationId" = '${shoot.one.id}'`;
  const as = (actor: Actor, ...given: string[]): Attempter => ({ login: ROLE.app, actor, given });
  const role = (login: string): Attempter => ({ login, actor: null, given: [] });
  const { studio, client, one, two, other, rival, platform } = shoot;
  return {
    'studio.admin': as(studio.people.admin.actor),
    'studio.priced': as(world.priced),
    'studio.user': as(studio.people.producer.actor),
    'studio.job': as(studio.system),
    'client.admin': as(client.people.admin.actor),
    'client.buyer': as(client.people.buyer.actor),
    'client.user': as(client.people.viewer.actor),
    'client before sending.admin': as(client.people.admin.actor, before),
    'client before sending.buyer': as(client.people.buyer.actor, before),
    'client before sending.user': as(client.people.viewer.actor, before),
    'guest.after': as(world.guest),
    'guest.before': as(world.guest, before),
    'retoucher.admin': as(one.people.admin.actor),
    'retoucher.hand': as(one.people.hand.actor),
    'retoucher.idle': as(one.people.idle.actor),
    'retoucher.ended': as(one.people.admin.actor, ended),
    'retoucher.other': as(two.people.admin.actor),
    'stranger.client': as(other.people.admin.actor),
    'stranger.studio': as(rival.people.admin.actor),
    'stranger.theirs': as(world.rivalClient),
    'platform.manager': as(platform.people.admin.actor),
    'platform.support': as(platform.people.support.actor),
    'platform.super': as(world.superAdmin),
    'nobody.app': role(ROLE.app),
    'nobody.auth': role(ROLE.auth),
    'nobody.jobs': role(ROLE.jobs),
  };
}
