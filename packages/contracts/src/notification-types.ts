import { z } from 'zod';

/** Everything a person can be told of; the interface and the mails write their sentences from these names. */
export const notificationType = z.enum([
  'PROJECT_SENT_TO_CLIENT',
  'PROJECT_RECALLED',
  'SELECTION_SUBMITTED',
  'SELECTION_REOPENED',
  'QUOTE_OFFERED',
  'QUOTE_ACCEPTED',
  'SELECTION_CONFIRMED',
  'PHOTOS_ASSIGNED',
  'VERSIONS_HANDED_IN',
  'VERSION_SENT_BACK',
  'READY_FOR_VALIDATION',
  'CHANGES_REQUESTED',
  'PROJECT_APPROVED',
  'PROJECT_DELIVERED',
  'PROJECT_REOPENED',
  'PROJECT_CANCELED',
  'DELETION_ANNOUNCED',
  'STORAGE_FILLING',
]);
export type NotificationType = z.infer<typeof notificationType>;

/**
 * What a sentence may contain. `project` is the title, or the neutral code for a retoucher; `by` an organization's
 * name; `count` photos or versions; `deadline` an instant; `reason` a text somebody wrote.
 */
export interface NotificationValues {
  project: string;
  by?: string;
  count?: number;
  deadline?: string | null;
  reason?: string | null;
  round?: number;
}
