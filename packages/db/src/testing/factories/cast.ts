import type { PrismaClient } from '../../generated/prisma/client.ts';
import { anOrganization, workTogether } from './organization.ts';
import type { Side } from './organization.ts';

/** Everybody a project needs: a studio, its client and its retouch agency. */
export interface Cast {
  studio: Side<'admin' | 'producer'>;
  client: Side<'admin' | 'viewer'>;
  agency: Side<'admin' | 'hand'>;
}

/** A studio that works with one client and one agency. */
export async function aCast(owner: PrismaClient): Promise<Cast> {
  const studio = await anOrganization(owner, 'STUDIO', 'studio', {
    admin: { role: 'STUDIO_ADMIN' },
    producer: { role: 'STUDIO_USER' },
  });
  const client = await anOrganization(owner, 'CLIENT', 'client', {
    admin: { role: 'CLIENT_ADMIN' },
    viewer: { role: 'CLIENT_USER' },
  });
  const agency = await anOrganization(owner, 'RETOUCHER', 'agency', {
    admin: { role: 'RETOUCH_ADMIN' },
    hand: { role: 'RETOUCH_USER' },
  });
  await workTogether(owner, studio, { CLIENT: [client], RETOUCHER: [agency] });
  return { studio, client, agency };
}
