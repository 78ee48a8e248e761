import { createGuideline } from '@etouch/contracts/routes/guidelines';
import { listMembers } from '@etouch/contracts/routes/members';
import { listPartners } from '@etouch/contracts/routes/partners';
import { createRetouchCategory, setPrice } from '@etouch/contracts/routes/pricing';
import type { Cast } from '../cast.ts';
import { present } from '../must.ts';
import type { Person } from '../people.ts';

/** The studio's price list, its brief, and the ids by which others might try to reach them. */
export async function stockStudio(cast: Cast) {
  const { api } = cast.studioAdministrator.browser;
  const category = (code: string, name: string, unitPriceCents: number) =>
    api.call(createRetouchCategory, { body: { code, name, unitPriceCents } });
  const base = await category('BASE', 'Basic retouch', 900);
  const beauty = await category('BEAUTY', 'Beauty retouch', 2400);
  const price = (categoryId: string, person: Person, unitPriceCents: number) =>
    api.call(setPrice, { params: { categoryId }, body: { organizationId: person.organization.id, unitPriceCents } });
  await price(base.id, cast.clientAdmin, 800);
  await price(base.id, cast.agencyLead, 300);
  await price(base.id, cast.otherAgencyLead, 350);
  const guideline = await api.call(createGuideline, {
    body: { name: 'Lookbook', body: 'Neutral whites. Keep the grain of the cloth. No reshaping.' },
  });
  const { items: partners } = await api.callAll(listPartners, {});
  return {
    categoryIds: [base.id, beauty.id],
    guidelineId: guideline.id,
    partnerId: present(
      partners.find((partner) => partner.organizationId === cast.clientAdmin.organization.id)?.id,
      'the client among the partners',
    ),
    memberIds: {
      clientUser: await memberId(cast.clientAdmin, cast.clientUser),
      producer: await memberId(cast.studioAdministrator, cast.producer),
    },
  };
}

async function memberId(administrator: Person, person: Person): Promise<string> {
  const { items } = await administrator.browser.api.callAll(listMembers, {});
  return present(items.find((member) => member.userId === person.userId)?.id, `${person.name} among the members`);
}
