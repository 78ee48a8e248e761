import type { Jobs } from '@etouch/db/jobs';
import { withClient } from '@etouch/db/with-client';
import type { AccountMail } from '@etouch/domain/organizations/ports';
import { openAccountMail } from '@etouch/domain/organizations/seal-account-mail';
import type { TestServer } from './test-server.ts';

/** The mails about accounts that wait for the worker, oldest first, opened as it would open them. */
export async function mailsTo(server: TestServer, to: string): Promise<AccountMail[]> {
  return withClient(server.database.superuserUrl, async (client) => {
    const { rows } = await client.query<{ data: Jobs['send-account-mail'] }>(
      `SELECT data FROM pgboss.job WHERE name = 'send-account-mail' AND data->>'to' = $1 ORDER BY created_on, id`,
      [to],
    );
    return rows.map(({ data }) => openAccountMail(server.deps.mailSecret, data));
  });
}

/** The newest of them. @throws Error when there is none */
export async function lastMailTo(server: TestServer, to: string): Promise<AccountMail> {
  const mail = (await mailsTo(server, to)).at(-1);
  if (!mail) throw new Error(`no mail to ${to}`);
  return mail;
}

/** The token in a mail's link. */
export function tokenOf(mail: AccountMail): string {
  return new URL(mail.url).searchParams.get('token') ?? '';
}
