import type { Locale } from '@etouch/contracts/enums';
import type { NotificationType, NotificationValues } from '@etouch/contracts/notification-types';

/** The mail of one notification, as its transport needs it. */
export interface NotificationMail {
  to: string;
  locale: Locale;
  type: NotificationType;
  values: NotificationValues;
  /** Path of the web app. */
  href: string;
}
