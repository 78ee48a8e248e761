import { getMailboxMessage, listMailboxMessages, viewMailboxMessage } from '@etouch/contracts/routes/mailbox';
import { notFound } from '@etouch/domain/activity/refusal';
import { mountRoute } from '../mount-route.ts';
import type { Server } from '../server.ts';
import type { ServerDeps } from '../wiring.ts';

const NEWEST = 200;
/** A mail as its reader sees it: styles inline, links into a window of their own, nothing run and nothing fetched. */
const MAIL_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation";

/** The mailbox holds links that sign their reader in: it exists in the demonstration and nowhere else. */
export function mountMailbox(server: Server): void {
  mountRoute(server, listMailboxMessages, async ({ deps, input }) => {
    onlyInDemonstration(deps);
    const messages = await deps.db.withoutActor((tx) =>
      tx.mailboxMessage.findMany({
        where: { toAddress: input.query.toAddress?.toLowerCase() },
        select: { id: true, toAddress: true, subject: true, createdAt: true },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: NEWEST,
      }),
    );
    return { items: messages.map((message) => ({ ...message, createdAt: message.createdAt.toISOString() })) };
  });

  mountRoute(server, getMailboxMessage, async ({ deps, input }) => {
    const { html: _html, createdAt, ...message } = await find(deps, input.params.messageId);
    return { ...message, createdAt: createdAt.toISOString(), links: message.text.match(/https?:\/\/\S+/g) ?? [] };
  });

  mountRoute(server, viewMailboxMessage, async ({ deps, input }) => {
    const { html } = await find(deps, input.params.messageId);
    return new Response(html, {
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': MAIL_POLICY,
        'x-frame-options': 'SAMEORIGIN',
        'cache-control': 'no-store',
      },
    });
  });
}

async function find(deps: ServerDeps, id: string) {
  onlyInDemonstration(deps);
  const message = await deps.db.withoutActor((tx) => tx.mailboxMessage.findUnique({ where: { id } }));
  if (!message) throw notFound();
  return message;
}

function onlyInDemonstration({ settings }: ServerDeps): void {
  if (!settings.demonstration) throw notFound();
}
