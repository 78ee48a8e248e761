import { mountHealth } from './routes/health.ts';
import { mountInvitations } from './routes/invitations.ts';
import { mountInvoices } from './routes/invoices.ts';
import { mountMailbox } from './routes/mailbox.ts';
import { mountMe } from './routes/me.ts';
import { mountMembers } from './routes/members.ts';
import { mountOrganizations } from './routes/organizations.ts';
import { mountPartners } from './routes/partners.ts';
import { mountSignIn } from './routes/sign-in.ts';
import { mountComments } from './routes/comments.ts';
import { mountDeliveries } from './routes/deliveries.ts';
import { mountDownloads } from './routes/downloads.ts';
import { mountGuidelines } from './routes/guidelines.ts';
import { mountNotifications } from './routes/notifications.ts';
import { mountPeople } from './routes/people.ts';
import { mountPricing } from './routes/pricing.ts';
import { mountProjects } from './routes/projects.ts';
import { mountRetention } from './routes/retention.ts';
import { mountRounds } from './routes/rounds.ts';
import { mountSelections } from './routes/selections.ts';
import { mountStorage } from './routes/storage.ts';
import { mountAssets } from './routes/assets.ts';
import { mountMedia } from './routes/media.ts';
import { mountSidecars } from './routes/sidecars.ts';
import { mountTiles } from './routes/tiles.ts';
import { mountUploadRecords } from './routes/uploads.ts';
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
  mountComments,
  mountDeliveries,
  mountDownloads,
  mountGuidelines,
  mountInvoices,
  mountNotifications,
  mountPeople,
  mountPricing,
  mountProjects,
  mountRetention,
  mountRounds,
  mountSelections,
  mountStorage,
  mountAssets,
  mountMedia,
  mountSidecars,
  mountTiles,
  mountUploadRecords,
];
