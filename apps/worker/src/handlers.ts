import { systemActor } from '@etouch/db/actor';
import type { Database } from '@etouch/db/client';
import type { JobName, Jobs } from '@etouch/db/jobs';
import { scheduleTidying } from '@etouch/domain/assets/empty-trash';
import { groupPhotos } from '@etouch/domain/assets/group-photos';
import { forgetDownloads } from '@etouch/domain/review/complete-download';
import { recountStorage, scheduleRecounting } from '@etouch/domain/assets/recount-storage';
import { warnOfStorage } from '@etouch/domain/assets/warn-of-storage';
import { notify } from '@etouch/domain/notifications/subscribers';
import { openAccountMail } from '@etouch/domain/organizations/seal-account-mail';
import type { MailSender } from '@etouch/integrations/mail/mail-sender';
import { sendAccountMail } from '@etouch/integrations/mail/send-account-mail';
import type { IncomingFiles } from '@etouch/integrations/storage/incoming-files';
import type { Storage } from '@etouch/integrations/storage/storage';
import { collectFiles } from './collect-files.ts';
import type { HeldByBackups } from './held-by-backups.ts';
import type { WorkerLog } from './log.ts';
import type { MediaPool } from './media-pool.ts';
import { makeRendition } from './make-rendition.ts';
import { makeTiles } from './make-tiles.ts';
import { matchByLikeness } from './match-by-likeness.ts';
import { processAsset, processVersion } from './process-asset.ts';
import { measurePhotos } from './measure-photos.ts';
import { prepareDownload } from './prepare-download.ts';
import { removeFiles } from './remove-files.ts';
import { sendNotification } from './send-notification.ts';
import { sweepUploads } from './sweep-uploads.ts';
import { tidyStudio } from './tidy-studio.ts';

/** What jobs work with. */
export interface JobDeps {
  db: Database;
  /** Connection string of the role etouch_jobs, direct. */
  jobsUrl: string;
  storage: Storage;
  incoming: IncomingFiles;
  /** Names this process to the others. */
  holder: string;
  media: MediaPool;
  mail: MailSender;
  /** Opens what the server sealed for account mails. */
  mailSecret: string;
  /** The installation's own address, for links in mails. */
  origin: string;
  /** Deleted files that must stay because a kept backup names them. */
  heldByBackups: HeldByBackups;
  log: WorkerLog;
}

/** Which attempt at a job this is. */
export interface Attempt {
  /** Failing now, it is not tried again. */
  isLast: boolean;
}

type Handlers = { [N in JobName]: (deps: JobDeps, payload: Jobs[N], attempt: Attempt) => Promise<void> };

const underWay = new Map<string, Promise<void>>();

/** A photo that somebody looks at has a second job, which overtook the first: taken at the same time, they are one. */
function asOne(id: string, work: () => Promise<void>): Promise<void> {
  const running = underWay.get(id) ?? work().finally(() => underWay.delete(id));
  underWay.set(id, running);
  return running;
}

/** Every kind of job and what does it. Each may run twice and ends the same; what throws is tried again later. */
export const handlers: Handlers = {
  'process-asset': (deps, { organizationId, assetId }) =>
    asOne(assetId, () => processAsset(deps, systemActor(organizationId), assetId)),
  'process-version': (deps, { organizationId, versionId }) =>
    processVersion(deps, systemActor(organizationId), versionId),
  'make-tiles': (deps, { organizationId, ...job }) => makeTiles(deps, systemActor(organizationId), job),
  'render-film': (deps, { organizationId, assetId }) => makeRendition(deps, systemActor(organizationId), assetId),
  'paint-pages': (deps, { organizationId, assetId }) => makeRendition(deps, systemActor(organizationId), assetId),
  'match-version': (deps, { organizationId, uploadId }) => matchByLikeness(deps, systemActor(organizationId), uploadId),
  'group-photos': async (deps, { organizationId, projectId }) => {
    await groupPhotos(deps, systemActor(organizationId), projectId);
  },
  'measure-photos': (deps, { organizationId, ...job }) => measurePhotos(deps, systemActor(organizationId), job),
  'react-to-event': (deps, job) => notify(deps.db, systemActor(job.organizationId), job),
  'send-notification-mail': (deps, { organizationId, deliveryId }) =>
    sendNotification(deps, systemActor(organizationId), deliveryId),
  'send-account-mail': (deps, payload) => sendAccountMail(deps.mail, openAccountMail(deps.mailSecret, payload)),
  'prepare-download': (deps, { organizationId, downloadId }, { isLast }) =>
    prepareDownload(deps, systemActor(organizationId), downloadId, isLast),
  'tidy-studios': async (deps) => {
    await scheduleTidying(deps, new Date());
    await forgetDownloads(deps);
  },
  'tidy-studio': (deps, { organizationId }) => tidyStudio(deps, systemActor(organizationId), new Date()),
  'remove-files': async (deps, { organizationId }) => {
    await removeFiles(deps, systemActor(organizationId));
  },
  'warn-of-storage': async (deps, { organizationId, projectId }) => {
    await warnOfStorage(deps, systemActor(organizationId), projectId);
  },
  'recount-storages': async (deps) => {
    await scheduleRecounting(deps);
  },
  'recount-storage': async (deps, { organizationId }) => {
    const driftBytes = await recountStorage(deps, systemActor(organizationId));
    if (driftBytes > 0) deps.log.warn('storage counted wrongly', { organizationId, driftBytes });
  },
  'collect-files': async (deps) => {
    await collectFiles(deps, new Date(), { mode: 'remove' });
  },
  'purge-expired-uploads': async (deps) => {
    const swept = await sweepUploads(deps, (error, where) => deps.log.error('upload not swept', error, where));
    deps.log.info('uploads swept', { ...swept });
  },
};
