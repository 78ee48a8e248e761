import { acceptQuote, getProjectPricing, offerQuote } from '@etouch/contracts/routes/pricing';
import { editSelectionItems, getSelection } from '@etouch/contracts/routes/selections';
import { act, refusedTransition } from '../act.ts';
import { told } from '../hand-over.ts';
import { must, present } from '../must.ts';
import type { World } from '../world.ts';

const DAY_MS = 86_400_000;

/** The studio says what is done to each photo; the last of several is taken as it is. */
export async function brief(world: World): Promise<void> {
  const { cast, projectId, categoryIds, guidelineId } = world;
  const params = { projectId };
  const { api } = cast.producer.browser;
  const selection = present(await api.call(getSelection, { params }), 'the selection');
  const items = selection.items;
  const asIs = items.length > 3 ? items.slice(-1) : [];
  const retouched = items.filter((item) => !asIs.includes(item));
  const ids = (some: typeof items) => some.map((item) => item.id);
  await refusedTransition(world, cast.producer, 'CONFIRM', {}, 'GUARD_REFUSED EVERY_PHOTO_HAS_CATEGORIES');
  await refusedTransition(world, cast.producer, 'DELIVER_WITHOUT_RETOUCH', {}, 'GUARD_REFUSED EVERY_PHOTO_AS_IS');
  const [base] = categoryIds;
  await api.call(editSelectionItems, {
    params,
    body: { itemIds: ids(retouched), categoryIds: base ? [base] : [], guidelineFileId: guidelineId },
  });
  await api.call(editSelectionItems, {
    params,
    body: { itemIds: ids(retouched.slice(0, 1)), categoryIds, instruction: 'Remove the thread on the left.' },
  });
  if (asIs.length > 0) await api.call(editSelectionItems, { params, body: { itemIds: ids(asIs), asIs: true } });
  for (const { asset } of asIs) {
    const photo = present(
      world.photos.find(({ assetId }) => assetId === asset.id),
      'the photo taken as it is',
    );
    photo.asIs = true;
  }
  world.say(`${retouched.length} photos are to be retouched, ${asIs.length} taken as they are`);
}

/** The client agrees to the price it was shown, and to no other. */
export async function agree(world: World): Promise<void> {
  const { cast, projectId, refusals } = world;
  const params = { projectId };
  await refusedTransition(world, cast.producer, 'CONFIRM', {}, 'GUARD_REFUSED QUOTE_SETTLED');
  const quote = await cast.producer.browser.api.call(offerQuote, { params });
  world.quoteId = quote.id;
  await told(world, cast.clientAdmin, 'QUOTE_OFFERED', /Devis à accepter/);
  await refusedTransition(world, cast.producer, 'CONFIRM', {}, 'GUARD_REFUSED QUOTE_SETTLED');
  const { total } = present(
    (await cast.clientAdmin.browser.api.call(getProjectPricing, { params })).quote,
    'the quote as the client sees it',
  );
  must(quote.total === null && quote.lines.length === 0, 'a producer who is not told prices was told one');
  must(total.amount > 0, 'the client is shown no total');
  const accept = (person: typeof cast.clientAdmin, shownTotalCents: number) => () =>
    person.browser.api.call(acceptQuote, {
      params: { quoteId: quote.id },
      body: { shownTotalCents, shownText: 'J’accepte ce devis.' },
    });
  const { clientUser, clientAdmin } = cast;
  await refusals.expect(clientUser.name, 'accept the quote', accept(clientUser, total.amount), 'MONEY_RIGHT_REQUIRED');
  await refusals.expect(clientAdmin.name, 'accept another total', accept(clientAdmin, total.amount - 1), 'CONFLICT');
  const accepted = await accept(clientAdmin, total.amount)();
  must(accepted.state === 'ACCEPTED' && accepted.acceptedBy?.id === clientAdmin.userId, 'the acceptance was not kept');
  await told(world, cast.producer, 'QUOTE_ACCEPTED', /Quote accepted/);
  world.say(`the quote of ${(total.amount / 100).toFixed(2)} ${total.currency} is accepted`);
}

export async function confirm(world: World): Promise<void> {
  await act(world, world.cast.producer, 'CONFIRM', {
    roundDeadline: new Date(Date.now() + 5 * DAY_MS).toISOString(),
  });
  await told(world, world.cast.clientAdmin, 'SELECTION_CONFIRMED', /Retouche en cours/);
}
