import { listMailboxMessages } from '@etouch/contracts/routes/mailbox';
import { EmptyState } from '@etouch/ui/empty-state';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { clsx } from 'clsx';
import { Mail } from 'lucide-react';
import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../components/loaded.tsx';
import { formatRelative } from '../../lib/format.ts';
import { paths } from '../../lib/paths.ts';
import { apiQuery } from '../../lib/query.ts';
import { useLanguage } from '../../lib/use-language.ts';
import { useTitle } from '../../lib/use-title.ts';
import { MailboxMessageView } from './mailbox-message-view.tsx';

/** The mails that the demonstration would have sent; the server answers 404 outside the demonstration. */
export function MailboxPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { messageId } = useParams({ strict: false });
  const messages = useQuery({ ...apiQuery(listMailboxMessages, {}), refetchInterval: 5000 });
  useTitle(t('mailbox.title'));
  return (
    <div className="mx-auto flex w-full max-w-6xl grow flex-col gap-4 px-4 pb-6 sm:px-6">
      <header>
        <h1 className="text-24 font-semibold tracking-tight">{t('mailbox.title')}</h1>
        <p className="text-muted">
          {t('mailbox.text')}{' '}
          <Link href={paths.signIn} className="rounded-sm text-accent-text underline">
            {t('mailbox.back')}
          </Link>
        </p>
      </header>
      <Loaded query={messages}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={Mail}>{t('mailbox.empty')}</EmptyState>
          ) : (
            <div className="grid min-h-0 grow gap-4 lg:grid-cols-[20rem_minmax(0,1fr)]">
              <ul
                className={clsx(
                  'divide-y divide-line self-start overflow-hidden rounded-lg border border-line bg-panel',
                  messageId && 'hidden lg:block',
                )}
              >
                {items.map((message) => (
                  <li key={message.id}>
                    <Link
                      href={paths.mailboxMessage(message.id)}
                      data-inset-ring
                      aria-current={message.id === messageId ? 'page' : undefined}
                      className="block px-4 py-2.5 hover:bg-hover current:bg-accent-soft"
                    >
                      <span className="block truncate text-13 font-medium">{message.subject}</span>
                      <span className="flex justify-between gap-3 text-12 text-muted">
                        <span className="truncate">{t('mailbox.to', { address: message.toAddress })}</span>
                        <time className="shrink-0" dateTime={message.createdAt}>
                          {formatRelative(message.createdAt, language)}
                        </time>
                      </span>
                    </Link>
                  </li>
                ))}
              </ul>
              {messageId ? (
                <MailboxMessageView messageId={messageId} />
              ) : (
                <p className="hidden p-8 text-center text-muted lg:block">{t('mailbox.choose')}</p>
              )}
            </div>
          )
        }
      </Loaded>
    </div>
  );
}
