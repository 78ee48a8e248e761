import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createInvitation } from '@etouch/contracts/routes/invitations';
import { createOrganization } from '@etouch/contracts/routes/organizations';
import { createPartner } from '@etouch/contracts/routes/partners';
import { createFirstAdministrator } from '@etouch/contracts/routes/sign-in';
import type { UserRole } from '@etouch/contracts/enums';
import { addresses, names, type Cast } from '../cast.ts';
import type { MailSink } from '../mail-sink.ts';
import { present } from '../must.ts';
import { join, openBrowser, PASSWORD, signIn, type Person } from '../people.ts';
import type { Refusals } from '../refusals.ts';

interface Ground {
  url: string;
  dataDir: string;
  mails: MailSink;
  refusals: Refusals;
}

/** Everybody gets their account the way people do: the one-time link of an empty installation, then invitations by mail. */
export async function foundCompany(ground: Ground): Promise<Cast> {
  const superAdministrator = await makeFirstAdministrator(ground);
  await invite(superAdministrator, addresses.platformAdministrator, 'PLATFORM_ADMIN');
  const platformAdministrator = await join(ground, addresses.platformAdministrator, 'Paula Platform');
  await makeStudio(platformAdministrator, names.studio, addresses.studioAdministrator);
  await makeStudio(platformAdministrator, names.rival, addresses.rivalStudio);
  const studioAdministrator = await join(ground, addresses.studioAdministrator, 'Diane Studio');
  const rivalStudio = await join(ground, addresses.rivalStudio, 'Rita Rival');
  await invite(studioAdministrator, addresses.producer, 'STUDIO_USER');
  const partner = (
    name: string,
    kind: 'CLIENT' | 'RETOUCHER',
    administratorEmail: string,
    locale: 'fr' | 'en' = 'en',
  ) => studioAdministrator.browser.api.call(createPartner, { body: { name, kind, administratorEmail, locale } });
  await partner(names.client, 'CLIENT', addresses.clientAdmin, 'fr');
  await partner(names.secondClient, 'CLIENT', addresses.secondClient);
  await partner(names.agency, 'RETOUCHER', addresses.agencyLead);
  await partner(names.otherAgency, 'RETOUCHER', addresses.otherAgencyLead);
  const clientAdmin = await join(ground, addresses.clientAdmin, 'Chloé Lune', 'fr');
  const agencyLead = await join(ground, addresses.agencyLead, 'Lea Grain');
  await invite(clientAdmin, addresses.clientUser, 'CLIENT_USER');
  await invite(agencyLead, addresses.retoucher, 'RETOUCH_USER');
  return {
    superAdministrator,
    platformAdministrator,
    studioAdministrator,
    rivalStudio,
    clientAdmin,
    agencyLead,
    producer: await join(ground, addresses.producer, 'Paul Producer'),
    clientUser: await join(ground, addresses.clientUser, 'Anna Assistant'),
    retoucher: await join(ground, addresses.retoucher, 'Remy Hands'),
    otherAgencyLead: await join(ground, addresses.otherAgencyLead, 'Nils Nord'),
    secondClient: await join(ground, addresses.secondClient, 'Oscar Other'),
  };
}

async function makeFirstAdministrator({ url, dataDir, refusals }: Ground): Promise<Person> {
  const printed = readFileSync(path.join(dataDir, 'logs/server.log'), 'utf8');
  const token = present(
    /first-administrator\?token=([\w-]+)/.exec(printed)?.[1],
    'the link to the first administrator',
  );
  const administrator = { name: 'Sam Root', email: addresses.superAdministrator, password: PASSWORD };
  const use = (given: string) => () =>
    openBrowser(url).api.call(createFirstAdministrator, {
      body: { token: given, ...administrator, organizationName: 'Operator' },
    });
  await refusals.expect('Nobody', 'use a made-up one-time link', use(`${token.slice(0, -1)}~`), 'NOT_FOUND');
  await use(token)();
  await refusals.expect('Nobody', 'use the one-time link again', use(token), 'NOT_FOUND', 'ALREADY_DECIDED');
  return signIn(url, addresses.superAdministrator);
}

function invite(person: Person, email: string, role: UserRole) {
  return person.browser.api.call(createInvitation, { body: { email, role } });
}

function makeStudio(person: Person, name: string, administratorEmail: string) {
  return person.browser.api.call(createOrganization, { body: { name, administratorEmail, locale: 'en' } });
}
