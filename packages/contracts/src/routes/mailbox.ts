import { z } from 'zod';
import { defineRoute } from '../route.ts';

const message = z.object({
  id: z.uuid(),
  toAddress: z.string(),
  subject: z.string(),
  createdAt: z.iso.datetime(),
});
export type MailboxMessage = z.infer<typeof message>;

const params = z.object({ messageId: z.uuid() });

export const listMailboxMessages = defineRoute({
  id: 'listMailboxMessages',
  method: 'get',
  path: '/api/mailbox',
  summary: 'The last mails of the demonstration, newest first; 404 everywhere else',
  permission: 'public',
  query: z.object({ toAddress: z.string().max(254).optional() }),
  response: z.object({ items: z.array(message) }),
});

export const getMailboxMessage = defineRoute({
  id: 'getMailboxMessage',
  method: 'get',
  path: '/api/mailbox/{messageId}',
  summary: 'One mail of the demonstration as plain text, with the addresses it links to',
  permission: 'public',
  params,
  response: message.extend({ text: z.string(), links: z.array(z.string()) }),
});

export const viewMailboxMessage = defineRoute({
  id: 'viewMailboxMessage',
  method: 'get',
  path: '/api/mailbox/{messageId}/html',
  summary: 'One mail of the demonstration as its reader sees it, for a sandboxed frame',
  permission: 'public',
  params,
  bytes: true,
});
