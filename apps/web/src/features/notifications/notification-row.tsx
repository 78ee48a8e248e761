import type { Notification } from '@etouch/contracts/routes/notifications';
import { clsx } from 'clsx';
import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { formatRelative } from '../../lib/format.ts';
import { useLanguage } from '../../lib/use-language.ts';
import { useNotificationSentence } from './notification-sentence.ts';

/** One thing that happened; a press leads to it and marks it as read. */
export function NotificationRow({ notification, onOpen }: { notification: Notification; onOpen: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const sentence = useNotificationSentence();
  const isUnread = notification.readAt === null;
  return (
    <Link
      href={notification.href}
      data-inset-ring
      onPress={onOpen}
      className="flex gap-3 px-3 py-2.5 hover:bg-hover pressed:bg-sunken"
    >
      <span
        aria-hidden="true"
        className={clsx('mt-1.5 size-2 shrink-0 rounded-full', isUnread ? 'bg-accent' : 'bg-transparent')}
      />
      <span className="min-w-0">
        {isUnread ? <span className="sr-only">{t('notifications.unread')} </span> : null}
        <span className={clsx('block', isUnread ? 'font-medium text-text' : 'text-muted')}>
          {sentence(notification)}
        </span>
        <time dateTime={notification.createdAt} className="text-12 text-muted">
          {formatRelative(notification.createdAt, language)}
        </time>
      </span>
    </Link>
  );
}
