import type { MailSender } from './mail-sender.ts';

/** Where no mail can be sent: the job fails by name and is tried again, so that a setting made later still helps. */
export function createUnconfiguredSender(): MailSender {
  return {
    send: () => Promise.reject(new Error('SMTP_URL is missing: this mail waits until it is set')),
    close: () => {},
  };
}
