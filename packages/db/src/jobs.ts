import type { QueueOptions } from 'pg-boss';

/**
 * Every kind of job and what it carries: ids only, so that the handler reads the present state and checks again what
 * its organization may see. A job runs at least once; handlers are idempotent. `organizationId` is the one the job
 * works for as SYSTEM (for everything about a project: its studio).
 */
export interface Jobs {
  /** Probe, thumbnail and preview of an uploaded original. */
  'process-asset': { organizationId: string; assetId: string };
  /** The same, and the guideline's checks, for a version handed in. */
  'process-version': { organizationId: string; versionId: string };
  /** The deep-zoom tiles of a photo or a version; `isViewed`: somebody waits for them. */
  'make-tiles': { organizationId: string; of: 'asset' | 'version'; id: string; isViewed: boolean };
  /** Which photo an unmatched version file resembles. */
  'match-version': { organizationId: string; uploadId: string };
  /** Bursts and likenesses among a project's photos. */
  'group-photos': { organizationId: string; projectId: string };
  /** Measures what was processed before there were measures, a few after `afterId` and then the next few. */
  'measure-photos': { organizationId: string; of: 'asset' | 'version'; afterId: string | null };
  /** One subscriber's reaction to one event; `eventId` makes its effects recognizable when it runs twice. */
  'react-to-event': {
    organizationId: string;
    subscriber: string;
    eventType: string;
    eventId: string;
    projectId?: string;
    subjectIds: string[];
  };
  /** The e-mail of a notification. */
  'send-notification-mail': { organizationId: string; deliveryId: string };
  /**
   * A mail about an account, before there is an organization. `sealed` holds what the template needs, links included,
   * encrypted with the installation's secret (see sealed.ts): whoever reads the table of jobs signs in as nobody.
   */
  'send-account-mail': {
    kind: 'VERIFY_EMAIL' | 'RESET_PASSWORD' | 'INVITATION';
    to: string;
    locale: 'fr' | 'en';
    sealed: string;
  };
  /** The rendition by which a film is watched. */
  'render-film': { organizationId: string; assetId: string };
  /** Pages of a document beyond its first. */
  'paint-pages': { organizationId: string; assetId: string };
  /** Computes the checksums that a download still lacks. */
  'prepare-download': { organizationId: string; downloadId: string };
  /** Gives every studio with something to tidy its own job; by schedule. */
  'tidy-studios': Record<string, never>;
  /** Empties a studio's trash and removes the files of deleted rows. */
  'tidy-studio': { organizationId: string };
  /** Removes the files of deleted rows of a studio. */
  'remove-files': { organizationId: string };
  /** Tells a studio's administrators that its storage fills up. */
  'warn-of-storage': { organizationId: string; projectId: string };
  /** Gives every studio a job that counts its storage again; by schedule. */
  'recount-storages': Record<string, never>;
  /** Counts what a studio stores again from its rows. */
  'recount-storage': { organizationId: string };
  /** Compares storage and rows: reports what is missing, removes what nobody names; by schedule. */
  'collect-files': Record<string, never>;
  /** Ends uploads nobody continued; by schedule. */
  'purge-expired-uploads': Record<string, never>;
}

export type JobName = keyof Jobs;

const HOUR = 3_600;

/**
 * All queues wake their workers through NOTIFY, and try again with growing pauses. A killed worker misses its heartbeat:
 * its job is given out again soon, instead of waiting to expire. Times in seconds.
 */
const usual = {
  notify: true,
  retryLimit: 8,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 600,
  expireInSeconds: 120,
  heartbeatSeconds: 20,
  retentionSeconds: 14 * 24 * HOUR,
  deleteAfterSeconds: 24 * HOUR,
} satisfies QueueOptions & { notify: boolean };

/** Decoding a large original on a busy machine takes its time; a file that fails four times is not worth a fifth. */
const processing = { ...usual, retryLimit: 4, expireInSeconds: 900 };

/** Those of a viewer that waits are tried again soon; those made in advance wait for all the others. */
const tiling = { ...processing, retryDelayMax: 60, expireInSeconds: 6 * HOUR };

/** Deleting many rows or files takes its time; the next hour's run goes on where one was broken off. */
const tidying = { ...usual, retryLimit: 4, expireInSeconds: 3600 };

export const jobCatalogue = {
  'process-asset': processing,
  'process-version': processing,
  'make-tiles': tiling,
  // As long as a film of an hour may take; the child process gives up before.
  'render-film': { ...usual, retryLimit: 3, expireInSeconds: 4 * HOUR },
  'paint-pages': { ...usual, retryLimit: 4, expireInSeconds: HOUR },
  'match-version': processing,
  'group-photos': usual,
  'measure-photos': processing,
  'react-to-event': usual,
  'send-notification-mail': usual,
  // Links in these mails are valid for an hour or more; the sealed text does not outlive its use.
  'send-account-mail': { ...usual, retentionSeconds: 24 * HOUR, deleteAfterSeconds: 60 },
  // Reads every file once that nobody asked for before; broken off, it goes on behind the last one.
  'prepare-download': { ...usual, expireInSeconds: 4 * 3600 },
  'tidy-studios': { ...usual, retryLimit: 2, retentionSeconds: HOUR },
  'tidy-studio': tidying,
  'remove-files': tidying,
  'warn-of-storage': usual,
  'recount-storages': { ...usual, retryLimit: 2, retentionSeconds: HOUR },
  'recount-storage': tidying,
  // Millions of files are listed; broken off it begins again.
  'collect-files': { ...usual, retryLimit: 2, expireInSeconds: 12 * HOUR, retentionSeconds: 24 * HOUR },
  'purge-expired-uploads': { ...usual, retryLimit: 2, retentionSeconds: HOUR },
} satisfies Record<JobName, QueueOptions & { notify: boolean }>;

export const jobNames = Object.keys(jobCatalogue) as JobName[];
