import { listNotifications, readNotifications } from '@etouch/contracts/routes/notifications';
import { api } from '../../lib/api.ts';
import { invalidate } from '../../lib/query.ts';

/** Marks notifications as read; without ids, all. */
export async function markRead(ids?: string[]): Promise<void> {
  await api.call(readNotifications, { body: { ids } });
  await invalidate(listNotifications);
}
