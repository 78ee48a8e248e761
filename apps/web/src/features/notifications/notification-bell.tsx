import { listNotifications } from '@etouch/contracts/routes/notifications';
import { Button } from '@etouch/ui/button';
import { ButtonLink } from '@etouch/ui/button-link';
import { Popover } from '@etouch/ui/popover';
import { useQuery } from '@tanstack/react-query';
import { Bell } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../components/loaded.tsx';
import { paths } from '../../lib/paths.ts';
import { apiQuery } from '../../lib/query.ts';
import { markRead } from './mark-read.ts';
import { NotificationRow } from './notification-row.tsx';

/** The bell of the top bar: how many are unread, and the last ones. */
export function NotificationBell() {
  const { t } = useTranslation();
  const list = useQuery(apiQuery(listNotifications, { query: { limit: 10 } }));
  const unread = list.data?.unread ?? 0;
  const label = t('notifications.open', { count: unread });
  return (
    <Popover
      label={t('notifications.title')}
      width="large"
      trigger={
        <Button variant="quiet" icon={Bell} aria-label={label}>
          {unread > 0 ? <span className="tabular">{unread}</span> : null}
        </Button>
      }
    >
      {(close) => (
        <div className="-m-3">
          <header className="flex items-center justify-between gap-2 border-b border-line px-3 py-1">
            <h2 className="text-13 font-semibold">{t('notifications.title')}</h2>
            {unread > 0 ? (
              <Button variant="quiet" isSmall onPress={() => void markRead()}>
                {t('notifications.readAll')}
              </Button>
            ) : null}
          </header>
          <Loaded query={list}>
            {({ items }) =>
              items.length === 0 ? (
                <p className="p-6 text-center text-muted">{t('notifications.empty')}</p>
              ) : (
                <ul className="max-h-96 divide-y divide-line overflow-auto">
                  {items.map((item) => (
                    <li key={item.id}>
                      <NotificationRow
                        notification={item}
                        onOpen={() => {
                          void markRead([item.id]);
                          close();
                        }}
                      />
                    </li>
                  ))}
                </ul>
              )
            }
          </Loaded>
          <footer className="border-t border-line p-1">
            <ButtonLink variant="quiet" isWide href={paths.notifications}>
              {t('notifications.seeAll')}
            </ButtonLink>
          </footer>
        </div>
      )}
    </Popover>
  );
}
