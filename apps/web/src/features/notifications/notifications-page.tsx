import { listNotifications } from '@etouch/contracts/routes/notifications';
import { Button } from '@etouch/ui/button';
import { EmptyState } from '@etouch/ui/empty-state';
import { Panel } from '@etouch/ui/panel';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Bell } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LoadMore } from '../../components/load-more.tsx';
import { Page } from '../../components/page.tsx';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { apiPages } from '../../lib/query.ts';
import { markRead } from './mark-read.ts';
import { NotificationRow } from './notification-row.tsx';

/** All one's notifications, newest first. */
export function NotificationsPage() {
  const { t } = useTranslation();
  const pages = useInfiniteQuery(apiPages(listNotifications, { query: { limit: 50 } }));
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title={t('notifications.title')}
      actions={<Button onPress={() => void markRead()}>{t('notifications.readAll')}</Button>}
    >
      <ProblemBanner error={pages.error} onRetry={() => void pages.refetch()} />
      {pages.isSuccess && items.length === 0 ? <EmptyState icon={Bell}>{t('notifications.empty')}</EmptyState> : null}
      {items.length > 0 ? (
        <Panel isFlush>
          <ul className="divide-y divide-line">
            {items.map((item) => (
              <li key={item.id}>
                <NotificationRow notification={item} onOpen={() => void markRead([item.id])} />
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
      <LoadMore pages={pages} />
    </Page>
  );
}
