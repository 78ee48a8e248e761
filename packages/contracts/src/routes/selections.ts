import { z } from 'zod';
import { id, instant, money, person } from '../common.ts';
import { actorKind } from '../enums.ts';
import { defineRoute } from '../route.ts';
import { asset } from './assets.ts';

export const selectionItem = z.object({
  id,
  asset,
  asIs: z.boolean(),
  instruction: z.string().nullable(),
  guidelineFileId: id.nullable(),
  categoryIds: z.array(id),
  /** Net price of this photo's categories; null where the reader may not see prices. */
  price: money.nullable(),
});
export type SelectionItem = z.infer<typeof selectionItem>;

export const selection = z.object({
  id,
  number: z.number().int(),
  actorKind,
  submittedBy: person.nullable(),
  onBehalf: z.boolean(),
  selectionLimit: z.number().int().nullable(),
  overageCount: z.number().int(),
  overagePrice: money.nullable(),
  note: z.string().nullable(),
  submittedAt: instant,
  items: z.array(selectionItem),
});
export type Selection = z.infer<typeof selection>;

const params = z.object({ projectId: id });

export const getSelection = defineRoute({
  id: 'getSelection',
  method: 'get',
  path: '/api/projects/{projectId}/selection',
  summary: 'The last submitted selection; null before there is one',
  permission: 'selection.read',
  params,
  response: selection.nullable(),
});

/** The choice in progress on the client's side: every photo picked, and by whom. */
export const getSelectionDraft = defineRoute({
  id: 'getSelectionDraft',
  method: 'get',
  path: '/api/projects/{projectId}/selection-draft',
  summary: 'What would be submitted now: the union of picks, each person’s kept apart, and what it would cost',
  permission: 'selection.read',
  params,
  response: z.object({
    selectionLimit: z.number().int().nullable(),
    picks: z.array(z.object({ assetId: id, people: z.array(person) })),
    overageCount: z.number().int(),
    /** Price of what is above the limit, net; null without an overage price. */
    overageTotal: money.nullable(),
    /** False: above the limit someone else has to submit. */
    mayCommitMoney: z.boolean(),
    /** Who of the client may; told to the client only. */
    committers: z.array(person),
  }),
});

export const editSelectionItems = defineRoute({
  id: 'editSelectionItems',
  method: 'patch',
  path: '/api/projects/{projectId}/selection-items',
  summary: 'Set categories, guideline, instruction or “as is” on selected photos; absent fields stay',
  permission: 'selection.edit',
  params,
  body: z.object({
    itemIds: z.array(id).min(1).max(5000),
    categoryIds: z.array(id).max(20).optional(),
    asIs: z.boolean().optional(),
    instruction: z.string().trim().max(2000).nullable().optional(),
    guidelineFileId: id.nullable().optional(),
  }),
  response: selection,
});
