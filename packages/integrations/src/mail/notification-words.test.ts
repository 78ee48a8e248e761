import { notificationType } from '@etouch/contracts/notification-types';
import { notificationText } from '@etouch/emails/notification-texts';
import { expect, it } from 'vitest';

it.each(notificationType.options)('%s has words in both languages', (type) => {
  const values = { project: 'Maison Lune', by: 'Studio Lumen', count: 3, deadline: '2026-12-01T12:00:00.000Z' };
  for (const locale of ['fr', 'en'] as const) {
    const text = notificationText(locale, type, values);
    for (const part of Object.values(text)) expect(part).not.toBe('');
    // Storage is a studio's, everything else a project's.
    expect(text.subject).toContain(type === 'STORAGE_FILLING' ? 'Studio Lumen' : 'Maison Lune');
  }
  const french = Object.values(notificationText('fr', type, values)).join(' ');
  expect(french, 'a plain space before a double punctuation mark').not.toMatch(/ [;:!?»]|« /);
});
