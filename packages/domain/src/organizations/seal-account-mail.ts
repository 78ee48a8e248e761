import { enqueue } from '@etouch/db/enqueue';
import type { Jobs } from '@etouch/db/jobs';
import { seal, unseal } from '@etouch/db/sealed';
import type { Tx } from '@etouch/db/transaction';
import type { AccountMail } from './ports.ts';

/**
 * Has a mail about an account sent once the transaction commits. What it says, its link included, is sealed on the way.
 * @param secret the server's secret, which the worker has too
 */
export async function enqueueAccountMail(tx: Tx, secret: string, mail: AccountMail): Promise<void> {
  const { kind, to, locale, ...values } = mail;
  await enqueue(tx, 'send-account-mail', { kind, to, locale, sealed: seal(secret, JSON.stringify(values)) });
}

/** The mail in a job's payload. @throws Error when it was sealed with another secret */
export function openAccountMail(secret: string, { sealed, ...payload }: Jobs['send-account-mail']): AccountMail {
  // What was sealed was an AccountMail: only a holder of the secret can have written it.
  return { ...payload, ...(JSON.parse(unseal(secret, sealed)) as object) } as AccountMail;
}
