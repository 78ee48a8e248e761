import { v7 } from 'uuid';
import { guestActor, userActor } from '../actor.ts';
import type { Actor } from '../actor.ts';
import type { Enums } from '../enums.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
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
  const organization = async (type: Enums['OrganizationType'], name: string, studioId: string) => {
    const { id } = await owner.organization.create({ data: { name, slug: `${name}-${v7()}`, type } });
    await owner.studioPartner.create({ data: { studioId, partnerId: id, kind: 'CLIENT' } });
    return id;
  };
  const member = async (
    organizationId: string,
    organizationType: Enums['OrganizationType'],
    role: Enums['UserRole'],
    maySeePrices = false,
  ): Promise<Actor> => {
    const user = await owner.user.create({ data: { name: role, email: `${v7()}@example.test` } });
    const row = await owner.userOrganization.create({ data: { userId: user.id, organizationId, role, maySeePrices } });
    const membership = { organizationId, organizationType, role, mayCommitMoney: false, maySeePrices };
    return userActor(user.id, { ...membership, memberId: row.id });
  };
  const publicToken = v7();
  await owner.project.update({ where: { id: shoot.project.id }, data: { publicToken } });
  const theirs = await organization('CLIENT', 'theirs', shoot.rival.id);
  return {
    shoot,
    priced: await member(shoot.studio.id, 'STUDIO', 'STUDIO_USER', true),
    guest: guestActor(publicToken, 'Camille'),
    rivalClient: await member(theirs, 'CLIENT', 'CLIENT_ADMIN'),
    superAdmin: await member(shoot.platform.id, 'PLATFORM', 'SUPER_ADMIN'),
    emptyPartnerId: await organization('CLIENT', 'empty', shoot.studio.id),
  };
}
