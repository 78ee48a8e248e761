import type { OrganizationType } from '@etouch/contracts/enums';
import type { NotificationType } from '@etouch/contracts/notification-types';
import type { EventType } from '../activity/events.ts';

/** Whom an event concerns: a side of the project, or the one agency it names. */
export type Audience =
  | 'STUDIO'
  | 'ADMINS_OF_DELETION'
  | 'CLIENT_OF_DELETION'
  | 'ADMINS_OF_STORAGE'
  | 'CLIENT'
  | 'CLIENT_WITH_MONEY'
  | 'SUBJECT'
  | 'ROUND_RETOUCHERS';

export interface Telling {
  audience: Audience;
  type: NotificationType;
}

/** Who is told what, for every event that tells somebody something. */
const tellings: Partial<Record<EventType, readonly Telling[]>> = {
  'project.sentToClient': [{ audience: 'CLIENT', type: 'PROJECT_SENT_TO_CLIENT' }],
  'project.recalled': [{ audience: 'CLIENT', type: 'PROJECT_RECALLED' }],
  'project.selectionSubmitted': [
    { audience: 'STUDIO', type: 'SELECTION_SUBMITTED' },
    { audience: 'CLIENT', type: 'SELECTION_SUBMITTED' },
  ],
  'project.selectionReopened': [{ audience: 'CLIENT', type: 'SELECTION_REOPENED' }],
  'project.confirmed': [{ audience: 'CLIENT', type: 'SELECTION_CONFIRMED' }],
  'project.deliveredWithoutRetouch': [{ audience: 'CLIENT', type: 'PROJECT_DELIVERED' }],
  'project.submittedForValidation': [{ audience: 'CLIENT', type: 'READY_FOR_VALIDATION' }],
  'project.changesRequested': [
    { audience: 'STUDIO', type: 'CHANGES_REQUESTED' },
    { audience: 'ROUND_RETOUCHERS', type: 'PHOTOS_ASSIGNED' },
  ],
  'project.approved': [
    { audience: 'STUDIO', type: 'PROJECT_APPROVED' },
    { audience: 'CLIENT', type: 'PROJECT_DELIVERED' },
  ],
  'project.reopened': [{ audience: 'CLIENT', type: 'PROJECT_REOPENED' }],
  'project.canceled': [{ audience: 'CLIENT', type: 'PROJECT_CANCELED' }],
  'quote.offered': [{ audience: 'CLIENT_WITH_MONEY', type: 'QUOTE_OFFERED' }],
  'quote.accepted': [{ audience: 'STUDIO', type: 'QUOTE_ACCEPTED' }],
  'retention.announced': [{ audience: 'ADMINS_OF_DELETION', type: 'DELETION_ANNOUNCED' }],
  'retention.deliveryAnnounced': [
    { audience: 'ADMINS_OF_DELETION', type: 'DELETION_ANNOUNCED' },
    { audience: 'CLIENT_OF_DELETION', type: 'DELETION_ANNOUNCED' },
  ],
  'storage.filling': [{ audience: 'ADMINS_OF_STORAGE', type: 'STORAGE_FILLING' }],
  'round.assigned': [{ audience: 'SUBJECT', type: 'PHOTOS_ASSIGNED' }],
  'version.handedIn': [{ audience: 'STUDIO', type: 'VERSIONS_HANDED_IN' }],
  'version.sentBack': [{ audience: 'SUBJECT', type: 'VERSION_SENT_BACK' }],
};

export function tellingsOf(eventType: string): readonly Telling[] {
  return tellings[eventType as EventType] ?? [];
}

/** The news that a project is gone is told to those who no longer see it. */
export function tellsOfLoss(type: NotificationType): boolean {
  return type === 'PROJECT_RECALLED' || type === 'PROJECT_CANCELED';
}

/** Where a notification leads, as a path of the web app. A retoucher has no project, only the queue. */
export function hrefOf(readerType: OrganizationType, type: NotificationType, projectId: string | null): string {
  if (readerType === 'RETOUCHER') return '/queue';
  const gone = readerType === 'CLIENT' && tellsOfLoss(type);
  return projectId && !gone ? `/projects/${projectId}` : '/';
}
