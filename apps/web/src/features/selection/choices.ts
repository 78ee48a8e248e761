import type { RouteOutput } from '@etouch/contracts/route';
import type { getSelectionDraft } from '@etouch/contracts/routes/selections';

export type Draft = RouteOutput<typeof getSelectionDraft>;
export type Person = Draft['picks'][number]['people'][number];

/** Which photos the client looks at: all, those chosen by anyone, those not chosen, or one person's (their id). */
export type ChoiceFilter = 'all' | 'chosen' | 'open' | (string & {});

/** Who chose each photo, by the photo's id. */
export function peopleByAsset(draft: Pick<Draft, 'picks'>): Map<string, Person[]> {
  return new Map(draft.picks.map(({ assetId, people }) => [assetId, people]));
}

/** Everybody who chose something, with how many, most first: each person's choices are kept apart. */
export function countByPerson(draft: Draft): { person: Person; count: number }[] {
  const counts = new Map<string, { person: Person; count: number }>();
  for (const person of draft.picks.flatMap((pick) => pick.people)) {
    const known = counts.get(person.id);
    if (known) known.count++;
    else counts.set(person.id, { person, count: 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || a.person.name.localeCompare(b.person.name));
}

/** Whether a photo chosen by these people is shown under a filter. */
export function isShown(people: readonly Person[], filter: ChoiceFilter): boolean {
  if (filter === 'all') return true;
  if (filter === 'open') return people.length === 0;
  return filter === 'chosen' ? people.length > 0 : people.some(({ id }) => id === filter);
}

/** The draft as it will be once `person` has chosen these photos, or taken the choice back. */
export function withChoice(draft: Draft, assetIds: readonly string[], person: Person, isChosen: boolean): Draft {
  const people = peopleByAsset(draft);
  for (const assetId of assetIds) {
    const others = (people.get(assetId) ?? []).filter(({ id }) => id !== person.id);
    people.set(assetId, isChosen ? [...others, person] : others);
  }
  const picks = [...people].filter(([, who]) => who.length > 0).map(([assetId, who]) => ({ assetId, people: who }));
  return { ...draft, picks };
}

/**
 * What is above the limit when `count` photos are submitted, and its net price in minor units (null: no price was
 * agreed). Only for a selection the submitter has shortened; the server computes the same and refuses anything else.
 */
export function overageOf(
  count: number,
  limit: number | null,
  unitPriceCents: number | null,
): { count: number; totalCents: number | null } {
  const above = limit === null ? 0 : Math.max(0, count - limit);
  return { count: above, totalCents: unitPriceCents === null ? null : above * unitPriceCents };
}
