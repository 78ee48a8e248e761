import { mountHealth } from './routes/health.ts';
import { mountInvitations } from './routes/invitations.ts';
import { mountMailbox } from './routes/mailbox.ts';
import { mountMe } from './routes/me.ts';
import { mountMembers } from './routes/members.ts';
import { mountOrganizations } from './routes/organizations.ts';
import { mountPartners } from './routes/partners.ts';
import { mountSignIn } from './routes/sign-in.ts';
import type { Server } from './server.ts';

/** Every noun of the API; a test finds the contract that none of them serves. */
export const routes: ((server: Server) => void)[] = [
  mountHealth,
  mountSignIn,
  mountMe,
  mountMembers,
  mountInvitations,
  mountOrganizations,
  mountPartners,
  mountMailbox,
];
