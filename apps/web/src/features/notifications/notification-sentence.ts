import { notificationType } from '@etouch/contracts/notification-types';
import type { Notification } from '@etouch/contracts/routes/notifications';
import { useTranslation } from 'react-i18next';

/** Writes the sentence of a notification from its type and values. */
export function useNotificationSentence(): (notification: Notification) => string {
  const { t } = useTranslation();
  return ({ type, values }) => {
    const known = notificationType.safeParse(type);
    const words = { project: String(values['project'] ?? ''), by: String(values['by'] ?? '') };
    return t(`notifications.types.${known.success ? known.data : 'OTHER'}`, words);
  };
}
