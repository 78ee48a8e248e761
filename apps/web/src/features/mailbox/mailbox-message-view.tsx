import { routeUrl } from '@etouch/contracts/client';
import { getMailboxMessage, viewMailboxMessage } from '@etouch/contracts/routes/mailbox';
import { ButtonLink } from '@etouch/ui/button-link';
import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../components/loaded.tsx';
import { paths } from '../../lib/paths.ts';
import { apiQuery } from '../../lib/query.ts';

/** One mail as its reader sees it, in a frame that may run nothing; its links stand beside it, usable. */
export function MailboxMessageView({ messageId }: { messageId: string }) {
  const { t } = useTranslation();
  const message = useQuery(apiQuery(getMailboxMessage, { params: { messageId } }));
  return (
    <Loaded query={message}>
      {({ subject, toAddress, links }) => (
        <article className="flex min-h-0 flex-col gap-3">
          <span className="lg:hidden">
            <ButtonLink isSmall variant="quiet" icon={ArrowLeft} href={paths.mailbox}>
              {t('common.back')}
            </ButtonLink>
          </span>
          <header>
            <h2 className="text-18 font-semibold">{subject}</h2>
            <p className="text-13 text-muted">{t('mailbox.to', { address: toAddress })}</p>
          </header>
          {links.length > 0 ? (
            <nav aria-label={t('mailbox.links')} className="flex flex-wrap gap-2">
              {links.map((link) => (
                <ButtonLink key={link} isSmall href={pathOf(link)}>
                  {pathOf(link).split('?')[0] ?? link}
                </ButtonLink>
              ))}
            </nav>
          ) : null}
          <iframe
            title={t('mailbox.frame')}
            sandbox=""
            src={routeUrl(viewMailboxMessage, { params: { messageId } })}
            className="min-h-140 w-full grow rounded-lg border border-line bg-white"
          />
        </article>
      )}
    </Loaded>
  );
}

/** A link of this installation without its origin: the demonstration may be read under another name of the machine. */
function pathOf(link: string): string {
  const url = new URL(link, window.location.href);
  return url.pathname + url.search;
}
