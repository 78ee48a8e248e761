import {
  acceptInvitation,
  createInvitation,
  listInvitations,
  revokeInvitation,
  viewInvitation,
} from '@etouch/contracts/routes/invitations';
import { getMe } from '@etouch/contracts/routes/me';
import { listMembers } from '@etouch/contracts/routes/members';
import { withClient } from '@etouch/db/with-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from './testing/browser.ts';
import { lastMailTo, tokenOf } from './testing/mails.ts';
import { anOrganization, aPerson, PASSWORD, signedIn } from './testing/people.ts';
import { refusalOf } from './testing/refusal.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';

let server: TestServer;
let studio: string;
let admin: Browser;

beforeAll(async () => {
  server = await startTestServer();
  studio = await anOrganization(server, 'STUDIO', 'Studio');
  await aPerson(server, { email: 'admin@studio.test', name: 'Ada', memberOf: [[studio, 'STUDIO_ADMIN']] });
  admin = await signedIn(server, 'admin@studio.test');
});
afterAll(() => server.close());

/** Invites an address and reads the token out of its mail. */
async function invite(email: string) {
  const { id } = await admin.api.call(createInvitation, { body: { email, role: 'STUDIO_USER' } });
  const token = tokenOf(await lastMailTo(server, email.toLowerCase()));
  return { params: { invitationId: id }, token };
}

const newAccount = { name: 'Grace', password: PASSWORD };

describe('an invitation', () => {
  it('makes an account for a new person, signed in and in the organization', async () => {
    const { params, token } = await invite('Grace@Studio.test');
    const browser = server.browser();
    const view = await browser.api.call(viewInvitation, { params, query: { token } });
    expect(view).toMatchObject({ email: 'grace@studio.test', organizationName: 'Studio', hasAccount: false });
    await browser.api.call(acceptInvitation, { params, body: { token, newAccount } });
    const me = await browser.api.call(getMe, {});
    expect(me).toMatchObject({ user: { name: 'Grace' }, active: { organizationId: studio, role: 'STUDIO_USER' } });
    const { items } = await admin.api.call(listMembers, {});
    expect(items.map((member) => member.email)).toContain('grace@studio.test');
    await signedIn(server, 'grace@studio.test');
  });

  it('works once, also when accepted twice at the same time', async () => {
    const { params, token } = await invite('twice@studio.test');
    const accept = () => server.browser().api.call(acceptInvitation, { params, body: { token, newAccount } });
    const outcomes = await Promise.allSettled([accept(), accept()]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await refusalOf(accept())).toBe('ALREADY_DECIDED ACCEPTED');
  });

  it('is nothing without its token', async () => {
    const { params } = await invite('token@studio.test');
    const { api } = server.browser();
    expect(await refusalOf(api.call(viewInvitation, { params, query: { token: 'guessed' } }))).toBe('NOT_FOUND');
    expect(await refusalOf(api.call(acceptInvitation, { params, body: { token: 'guessed', newAccount } }))).toBe(
      'NOT_FOUND',
    );
  });

  it('ends when it is revoked, replaced or too old', async () => {
    const { api } = server.browser();
    const accept = ({ params, token }: Awaited<ReturnType<typeof invite>>) =>
      api.call(acceptInvitation, { params, body: { token, newAccount } });
    const revoked = await invite('revoked@studio.test');
    await admin.api.call(revokeInvitation, { params: revoked.params });
    expect(await refusalOf(accept(revoked))).toBe('EXPIRED REVOKED');
    const older = await invite('replaced@studio.test');
    await invite('replaced@studio.test');
    expect(await refusalOf(accept(older))).toBe('EXPIRED REVOKED');
    const late = await invite('late@studio.test');
    await withClient(server.database.superuserUrl, (client) =>
      client.query(`UPDATE "Invitation" SET "expiresAt" = now() - interval '1 second' WHERE id = $1`, [
        late.params.invitationId,
      ]),
    );
    expect(await refusalOf(accept(late))).toBe('EXPIRED TOO_LATE');
    const waiting = await admin.api.call(listInvitations, {});
    expect(waiting.items.find(({ email }) => email === 'late@studio.test')).toMatchObject({ expired: true });
    expect(waiting.items.map(({ email }) => email)).not.toContain('revoked@studio.test');
  });

  it('is bound to its address, and never changes an account that exists', async () => {
    const email = 'member@elsewhere.test';
    await aPerson(server, { email, name: 'Old name' });
    await aPerson(server, { email: 'other@elsewhere.test' });
    const { params, token } = await invite(email);
    const body = { token, newAccount: { name: 'Intruder', password: 'a password of an intruder' } };
    expect(await refusalOf(server.browser().api.call(acceptInvitation, { params, body }))).toBe(
      'FORBIDDEN SIGN_IN_FIRST',
    );
    const other = await signedIn(server, 'other@elsewhere.test');
    expect(await refusalOf(other.api.call(acceptInvitation, { params, body }))).toBe('FORBIDDEN OTHER_ADDRESS');
    const member = await signedIn(server, email);
    await member.api.call(acceptInvitation, { params, body });
    expect(await member.api.call(getMe, {})).toMatchObject({
      user: { name: 'Old name' },
      active: { organizationId: studio },
    });
    await signedIn(server, email, PASSWORD);
  });

  it('is sent by administrators only, for roles of the organization', async () => {
    await aPerson(server, { email: 'user@studio.test', memberOf: [[studio, 'STUDIO_USER']] });
    const user = await signedIn(server, 'user@studio.test');
    const body = { email: 'x@studio.test', role: 'STUDIO_USER' } as const;
    expect(await refusalOf(user.api.call(createInvitation, { body }))).toBe('FORBIDDEN ROLE');
    const foreign = { ...body, role: 'CLIENT_ADMIN' } as const;
    expect(await refusalOf(admin.api.call(createInvitation, { body: foreign }))).toBe('FORBIDDEN ROLE_NOT_GRANTABLE');
    const member = { ...body, email: 'user@studio.test' };
    expect(await refusalOf(admin.api.call(createInvitation, { body: member }))).toBe('CONFLICT ALREADY_MEMBER');
  });

  it('of another organization does not exist', async () => {
    const { params } = await invite('mine@studio.test');
    const rival = await anOrganization(server, 'STUDIO', 'Rival');
    await aPerson(server, { email: 'admin@rival.test', memberOf: [[rival, 'STUDIO_ADMIN']] });
    const outsider = await signedIn(server, 'admin@rival.test');
    expect(await refusalOf(outsider.api.call(revokeInvitation, { params }))).toBe('NOT_FOUND');
    expect((await outsider.api.call(listInvitations, {})).items).toEqual([]);
  });
});
