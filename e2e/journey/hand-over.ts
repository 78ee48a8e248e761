import type { NotificationType } from '@etouch/contracts/notification-types';
import { listNotifications } from '@etouch/contracts/routes/notifications';
import { names } from './cast.ts';
import { must } from './must.ts';
import type { Person } from './people.ts';
import type { World } from './world.ts';

/** Somebody is told of a hand-over: a mail that leads back here, a notification in etouch, and an open page that follows. */
export async function told(world: World, person: Person, type: NotificationType, subject: RegExp): Promise<void> {
  const mail = await world.mails.next(person.email, subject);
  must(mail.text.includes(world.url), `the mail “${mail.subject}” does not lead to ${world.url}`);
  const news = async () => {
    const { items } = await person.browser.api.call(listNotifications, {});
    return items.find((item) => item.type === type && item.readAt === null);
  };
  await person.live.hints.until(`${type} for ${person.name}`, news);
  if (person.organization.type === 'RETOUCHER') mustNotName(world, JSON.stringify(mail), 'a mail to a retoucher');
}

/** What goes to a retoucher names neither the client nor its files. */
export function mustNotName(world: World, text: string, what: string): void {
  const telling = [names.client, world.title, ...world.photos.map((photo) => photo.source.name)];
  const found = telling.find((words) => text.includes(words));
  must(found === undefined, `${what} names ${found}`);
}
