import { v7 } from 'uuid';
import { guestActor } from '../actor.ts';
import type { Actor } from '../actor.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { aMember, anOrganization, workTogether } from '../testing/factories/organization.ts';
import { populateShoot } from '../testing/shoot.ts';
import type { Shoot } from '../testing/shoot.ts';

/** A populated shoot, and the further people the matrix asks. */
export interface MatrixWorld {
  shoot: Shoot;
  /** A STUDIO_USER who may see prices. */
  priced: Actor;
  guest: Actor;
  /** Administrates a client of the rival studio. */
  rivalClient: Actor;
  superAdmin: Actor;
  /** A client of the studio nobody belongs to yet. */
  emptyPartnerId: string;
}

export async function populateWorld(owner: PrismaClient): Promise<MatrixWorld> {
  const shoot = await populateShoot(owner);
  const { studio, rival, platform } = shoot;
  const publicToken = v7();
  await owner.project.update({ where: { id: shoot.project.id }, data: { publicToken } });
  const theirs = await anOrganization(owner, 'CLIENT', 'theirs', { admin: { role: 'CLIENT_ADMIN' } });
  await workTogether(owner, rival, { CLIENT: [theirs] });
  const empty = await anOrganization(owner, 'CLIENT', 'empty', {});
  await workTogether(owner, studio, { CLIENT: [empty] });
  const priced = await aMember(owner, { id: studio.id, type: 'STUDIO' }, 'priced', {
    role: 'STUDIO_USER',
    maySeePrices: true,
  });
  const superAdmin = await aMember(owner, { id: platform.id, type: 'PLATFORM' }, 'super', { role: 'SUPER_ADMIN' });
  return {
    shoot,
    priced: priced.actor,
    guest: guestActor(publicToken, 'Camille'),
    rivalClient: theirs.people.admin.actor,
    superAdmin: superAdmin.actor,
    emptyPartnerId: empty.id,
  };
}
