import { z } from 'zod';
import { id, instant, pageOf, pageQuery } from '../common.ts';
import { defineRoute } from '../route.ts';

/** Something that happened; the interface writes the sentence from `type` and `values`. */
export const notification = z.object({
  id,
  type: z.string(),
  projectId: id.nullable(),
  /** Where a click leads, as a path of the web app. */
  href: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  readAt: instant.nullable(),
  createdAt: instant,
});
export type Notification = z.infer<typeof notification>;

export const listNotifications = defineRoute({
  id: 'listNotifications',
  method: 'get',
  path: '/api/notifications',
  summary: 'One’s own notifications, newest first',
  permission: 'signedIn',
  query: z.object({ ...pageQuery, unread: z.enum(['true']).optional() }),
  response: pageOf(notification).extend({ unread: z.number().int() }),
});

export const readNotifications = defineRoute({
  id: 'readNotifications',
  method: 'post',
  path: '/api/notifications/read',
  summary: 'Mark notifications as read; without ids, all',
  permission: 'signedIn',
  body: z.object({ ids: z.array(id).max(200).optional() }),
  response: z.object({ unread: z.number().int() }),
});
