import { renderMail } from './layout.ts';
import type { MailContent, MailLocale } from './mail-content.ts';
import { textsIn } from './texts.ts';

export interface NotificationMail {
  locale: MailLocale;
  subject: string;
  title: string;
  /** One sentence: what happened and what is expected now. */
  sentence: string;
  button: string;
  url: string;
  /** Name of the project as its reader may know it: a retoucher is given the neutral code. */
  project?: string;
}

/** The mail of every hand-over: its words come from the notification itself, already in the reader's language. */
export function notificationMail({ project, ...parts }: NotificationMail): Promise<MailContent> {
  const context = project && `${textsIn(parts.locale).notification.project} ${project}`;
  return renderMail({ ...parts, subject: oneLine(parts.subject), context });
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
