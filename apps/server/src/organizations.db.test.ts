import { acceptInvitation } from '@etouch/contracts/routes/invitations';
import { getMe, leaveOrganization, setActiveOrganization, updateMe } from '@etouch/contracts/routes/me';
import { listMembers, removeMember, updateMember } from '@etouch/contracts/routes/members';
import { createOrganization, listOrganizations } from '@etouch/contracts/routes/organizations';
import { createPartner, listPartners, updatePartner } from '@etouch/contracts/routes/partners';
import { createFirstAdministrator, getSignInOptions } from '@etouch/contracts/routes/sign-in';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstAdministratorLink } from './first-administrator.ts';
import type { Browser } from './testing/browser.ts';
import { lastMailTo, tokenOf } from './testing/mails.ts';
import { anOrganization, aPerson, PASSWORD, signedIn } from './testing/people.ts';
import { refusalOf } from './testing/refusal.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';

let server: TestServer;
let studio: string;
let client: string;
let admin: Browser;

beforeAll(async () => {
  server = await startTestServer();
  studio = await anOrganization(server, 'STUDIO', 'Studio');
  client = await anOrganization(server, 'CLIENT', 'Client');
  await aPerson(server, {
    email: 'admin@studio.test',
    name: 'Ada',
    memberOf: [
      [studio, 'STUDIO_ADMIN'],
      [client, 'CLIENT_USER'],
    ],
  });
  admin = await signedIn(server, 'admin@studio.test');
});
afterAll(() => server.close());

describe('the active organization', () => {
  it('is switched within one’s memberships, and decides what one may do', async () => {
    const switched = await admin.api.call(setActiveOrganization, { body: { organizationId: client } });
    expect(switched.active).toMatchObject({ role: 'CLIENT_USER' });
    expect(await refusalOf(admin.api.call(listPartners, {}))).toBe('FORBIDDEN ROLE');
    // The next session begins where this one worked.
    const again = await signedIn(server, 'admin@studio.test');
    expect((await again.api.call(getMe, {})).active).toMatchObject({ organizationId: client });
    await admin.api.call(setActiveOrganization, { body: { organizationId: studio } });
    const foreign = await anOrganization(server, 'STUDIO', 'Foreign');
    expect(await refusalOf(admin.api.call(setActiveOrganization, { body: { organizationId: foreign } }))).toBe(
      'NOT_FOUND',
    );
  });

  it('ends at once for someone who was removed', async () => {
    await aPerson(server, { email: 'gone@studio.test', memberOf: [[studio, 'STUDIO_USER']] });
    const gone = await signedIn(server, 'gone@studio.test');
    const { items } = await admin.api.call(listMembers, {});
    const memberId = items.find(({ email }) => email === 'gone@studio.test')!.id;
    await admin.api.call(removeMember, { params: { memberId } });
    expect(await refusalOf(gone.api.call(listPartners, {}))).toBe('FORBIDDEN NO_ACTIVE_ORGANIZATION');
    expect((await gone.api.call(getMe, {})).active).toBeNull();
  });
});

describe('oneself', () => {
  it('has a name and a language', async () => {
    expect((await admin.api.call(updateMe, { body: { name: 'Ada L.', locale: 'en' } })).user).toMatchObject({
      name: 'Ada L.',
      locale: 'en',
    });
    expect((await admin.api.call(updateMe, { body: { locale: null } })).user).toMatchObject({
      name: 'Ada L.',
      locale: null,
    });
  });
});

describe('members', () => {
  it('keep a last administrator, also under two requests at once', async () => {
    const agency = await anOrganization(server, 'RETOUCHER', 'Agency');
    await aPerson(server, { email: 'one@agency.test', memberOf: [[agency, 'RETOUCH_ADMIN']] });
    await aPerson(server, { email: 'two@agency.test', memberOf: [[agency, 'RETOUCH_ADMIN']] });
    const [one, two] = await Promise.all([signedIn(server, 'one@agency.test'), signedIn(server, 'two@agency.test')]);
    const leave = (browser: Browser) => browser.api.call(leaveOrganization, { params: { organizationId: agency } });
    const outcomes = await Promise.allSettled([leave(one), leave(two)]);
    const stayed = outcomes[0].status === 'rejected' ? one : two;
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await refusalOf(leave(stayed))).toBe('LAST_ADMINISTRATOR');
    const { items } = await stayed.api.call(listMembers, {});
    expect(items).toHaveLength(1);
    const demote = stayed.api.call(updateMember, {
      params: { memberId: items[0]!.id },
      body: { role: 'RETOUCH_USER' },
    });
    expect(await refusalOf(demote)).toBe('LAST_ADMINISTRATOR');
  });

  it('have rights an administrator gives; those of others do not exist', async () => {
    await aPerson(server, { email: 'user@studio.test', name: 'User', memberOf: [[studio, 'STUDIO_USER']] });
    const { items } = await admin.api.call(listMembers, {});
    const params = { memberId: items.find(({ email }) => email === 'user@studio.test')!.id };
    const changed = await admin.api.call(updateMember, { params, body: { maySeePrices: true, role: 'STUDIO_ADMIN' } });
    expect(changed).toMatchObject({ maySeePrices: true, role: 'STUDIO_ADMIN' });
    const rival = await anOrganization(server, 'STUDIO', 'Rival');
    await aPerson(server, { email: 'admin@rival.test', memberOf: [[rival, 'STUDIO_ADMIN']] });
    const outsider = await signedIn(server, 'admin@rival.test');
    expect(await refusalOf(outsider.api.call(removeMember, { params }))).toBe('NOT_FOUND');
    expect(await refusalOf(outsider.api.call(updateMember, { params, body: { maySeePrices: false } }))).toBe(
      'NOT_FOUND',
    );
  });
});

describe('partners', () => {
  it('are made by the studio, with their administrator invited', async () => {
    const body = { name: 'Maison Lune', kind: 'CLIENT', administratorEmail: 'Lune@maison.test' } as const;
    const partner = await admin.api.call(createPartner, { body });
    expect(partner).toMatchObject({ name: 'Maison Lune', kind: 'CLIENT', standingTerms: false });
    const changed = await admin.api.call(updatePartner, {
      params: { partnerId: partner.id },
      body: { standingTerms: true },
    });
    expect(changed.standingTerms).toBe(true);
    expect((await admin.api.call(listPartners, { query: { kind: 'RETOUCHER' } })).items).toEqual([]);
    expect((await admin.api.call(listPartners, {})).items).toEqual([changed]);

    const mail = await lastMailTo(server, 'lune@maison.test');
    const invitationId = new URL(mail.url).pathname.split('/').at(-1)!;
    const browser = server.browser();
    const newAccount = { name: 'Lune', password: PASSWORD };
    await browser.api.call(acceptInvitation, { params: { invitationId }, body: { token: tokenOf(mail), newAccount } });
    expect((await browser.api.call(getMe, {})).active).toMatchObject({
      organizationId: partner.organizationId,
      role: 'CLIENT_ADMIN',
    });
    expect(await refusalOf(browser.api.call(listPartners, {}))).toBe('FORBIDDEN ROLE');
  });
});

describe('the first administrator', () => {
  it('is made once by the one-time link, and makes studios', async () => {
    const link = (await firstAdministratorLink(server.deps))!;
    const token = new URL(link).searchParams.get('token')!;
    const person = { name: 'Root', email: 'root@platform.test', password: PASSWORD, organizationName: 'Platform' };
    const { api } = server.browser();
    expect(await refusalOf(api.call(createFirstAdministrator, { body: { ...person, token: 'guessed' } }))).toBe(
      'NOT_FOUND',
    );
    const root = server.browser();
    await root.api.call(createFirstAdministrator, { body: { ...person, token } });
    expect((await root.api.call(getMe, {})).active).toMatchObject({ role: 'SUPER_ADMIN' });
    expect((await api.call(getSignInOptions, {})).awaitsFirstAdministrator).toBe(false);
    const second = { ...person, email: 'second@platform.test', token };
    expect(await refusalOf(api.call(createFirstAdministrator, { body: second }))).toBe('ALREADY_DECIDED');
    expect(await firstAdministratorLink(server.deps)).toBeUndefined();

    const body = { name: 'New studio', administratorEmail: 'head@new.test', locale: 'en' } as const;
    expect(await root.api.call(createOrganization, { body })).toMatchObject({ type: 'STUDIO', name: 'New studio' });
    expect(await lastMailTo(server, 'head@new.test')).toMatchObject({
      kind: 'INVITATION',
      locale: 'en',
      inviter: 'Root',
    });
    expect(await refusalOf(admin.api.call(createOrganization, { body }))).toBe('FORBIDDEN ROLE');
    const { items } = await root.api.call(listOrganizations, {});
    expect(items.map(({ name }) => name)).toEqual(expect.arrayContaining(['New studio', 'Platform', 'Studio']));
    expect(await refusalOf(admin.api.call(listOrganizations, {}))).toBe('FORBIDDEN ROLE');
  });
});
