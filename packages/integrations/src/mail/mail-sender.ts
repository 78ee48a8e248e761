/** One mail to one address. */
export interface OutgoingMail {
  to: string;
  subject: string;
  html: string;
  text: string;
}

/** Where mails go: an SMTP server, or the mailbox of the demonstration. */
export interface MailSender {
  /**
   * Hands a mail over; resolves once the other side has taken it. Never inside a transaction.
   * @throws Error when it was not taken; the job that called tries again
   */
  send(mail: OutgoingMail): Promise<void>;
  close(): void;
}
