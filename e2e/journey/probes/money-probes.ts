import { createGuideline, reviseGuideline } from '@etouch/contracts/routes/guidelines';
import { removeMember, updateMember } from '@etouch/contracts/routes/members';
import { createOrganization } from '@etouch/contracts/routes/organizations';
import { createPartner, updatePartner } from '@etouch/contracts/routes/partners';
import * as pricing from '@etouch/contracts/routes/pricing';
import type { Person } from '../people.ts';
import { ofClient, ofStudio, seesProject, type World } from '../world.ts';
import { probe, type Probe } from './probe.ts';

/** Prices, terms and the studio's own affairs. */
export function moneyProbes(world: World): Probe[] {
  const { cast, projectId, quoteId } = world;
  const studioAdmin = (person: Person) => person === cast.studioAdministrator;
  const toldPrices = (person: Person) =>
    seesProject(world, person) && (person === cast.studioAdministrator || person === cast.clientAdmin);
  const organizationId = cast.clientAdmin.organization.id;
  const [categoryId = ''] = world.categoryIds;
  const guideline = { name: 'Other rules', body: 'Everything in pink.' };
  const accept = { shownTotalCents: 1, shownText: 'Agreed.' };
  return [
    probe(pricing.getProjectPricing, { params: { projectId } }, toldPrices, { orWith: ['FORBIDDEN PRICES_HIDDEN'] }),
    probe(pricing.offerQuote, { params: { projectId } }, (person) => ofStudio(world, person)),
    probe(pricing.setPrice, { params: { categoryId }, body: { organizationId, unitPriceCents: 1 } }, (person) =>
      studioAdmin(person),
    ),
    probe(updatePartner, { params: { partnerId: world.partnerId }, body: { standingTerms: true } }, studioAdmin),
    probe(reviseGuideline, { params: { guidelineId: world.guidelineId }, body: guideline }, (person) =>
      ofStudio(world, person),
    ),
    // A studio may do these for itself: what counts is whose role has them at all.
    probe(createGuideline, { body: guideline }, (person) => person.organization.type === 'STUDIO'),
    probe(
      createPartner,
      { body: { name: 'Mine now', kind: 'CLIENT', administratorEmail: 'mine@now.test' } },
      (person) => person.role === 'STUDIO_ADMIN',
    ),
    probe(
      createOrganization,
      { body: { name: 'Mine too', administratorEmail: 'mine@too.test' } },
      (person) => person.organization.type === 'PLATFORM',
    ),
    ...(quoteId
      ? [
          probe(
            pricing.acceptQuote,
            { params: { quoteId }, body: accept },
            (person) => ofClient(world, person) && person === cast.clientAdmin,
            { orWith: ['MONEY_RIGHT_REQUIRED'] },
          ),
        ]
      : []),
    ...memberProbes(world),
  ];
}

/** Nobody changes or removes people of an organization they do not lead. */
function memberProbes({ cast, memberIds }: World): Probe[] {
  return [
    { id: memberIds.clientUser, lead: cast.clientAdmin },
    { id: memberIds.producer, lead: cast.studioAdministrator },
  ].flatMap(({ id, lead }) => [
    probe(updateMember, { params: { memberId: id }, body: { mayCommitMoney: true } }, (person) => person === lead),
    probe(removeMember, { params: { memberId: id } }, (person) => person === lead),
  ]);
}
