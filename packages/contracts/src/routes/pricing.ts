import { z } from 'zod';
import { id, instant, money, person } from '../common.ts';
import { priceSource, pricingKind, quoteState } from '../enums.ts';
import { defineRoute } from '../route.ts';

export const retouchCategory = z.object({
  id,
  code: z.string(),
  name: z.string(),
  unitPrice: money.nullable(),
  archivedAt: instant.nullable(),
});
export type RetouchCategory = z.infer<typeof retouchCategory>;

export const pricingLine = z.object({
  kind: pricingKind,
  categoryId: id.nullable(),
  description: z.string(),
  quantity: z.number().int(),
  unitPrice: money,
  net: money,
  vatBasisPoints: z.number().int(),
  /** Which rule gave the price, most specific first. */
  priceSource,
});

export const quote = z.object({
  id,
  number: z.number().int(),
  state: quoteState,
  net: money,
  vat: money,
  total: money,
  offeredAt: instant,
  acceptedAt: instant.nullable(),
  acceptedBy: person.nullable(),
  acceptedText: z.string().nullable(),
  lines: z.array(
    z.object({
      description: z.string(),
      quantity: z.number().int(),
      unitPrice: money,
      net: money,
      vatBasisPoints: z.number().int(),
    }),
  ),
});
export type Quote = z.infer<typeof quote>;

export const projectPricing = z.object({
  /** As the server computes them now from the selection. */
  lines: z.array(pricingLine),
  net: money,
  vat: money,
  total: money,
  /** The client has agreed to be invoiced without a quote for each project. */
  standingTerms: z.boolean(),
  /** The last quote; null before one was offered. */
  quote: quote.nullable(),
  /** False when lines changed after the quote was offered: it must be offered again. */
  quoteMatches: z.boolean(),
});
export type ProjectPricing = z.infer<typeof projectPricing>;

const params = z.object({ projectId: id });

export const listRetouchCategories = defineRoute({
  id: 'listRetouchCategories',
  method: 'get',
  path: '/api/retouch-categories',
  summary: 'The studio’s retouch categories',
  permission: 'pricing.edit',
  response: z.object({ items: z.array(retouchCategory) }),
});

export const createRetouchCategory = defineRoute({
  id: 'createRetouchCategory',
  method: 'post',
  path: '/api/retouch-categories',
  summary: 'Add a retouch category with its price',
  permission: 'priceList.edit',
  body: z.object({
    code: z.string().trim().min(1).max(40),
    name: z.string().trim().min(1).max(120),
    unitPriceCents: z.number().int().min(0),
  }),
  status: 201,
  response: retouchCategory,
});

export const setPrice = defineRoute({
  id: 'setPrice',
  method: 'put',
  path: '/api/retouch-categories/{categoryId}/prices',
  summary: 'A category’s price for one client, or its cost at one retoucher',
  permission: 'priceList.edit',
  params: z.object({ categoryId: id }),
  body: z.object({ organizationId: id, unitPriceCents: z.number().int().min(0) }),
  response: z.object({ categoryId: id, organizationId: id, unitPrice: money }),
});

export const getProjectPricing = defineRoute({
  id: 'getProjectPricing',
  method: 'get',
  path: '/api/projects/{projectId}/pricing',
  summary: 'Lines, totals and the quote of a project',
  permission: 'pricing.read',
  params,
  response: projectPricing,
});

export const offerQuote = defineRoute({
  id: 'offerQuote',
  method: 'post',
  path: '/api/projects/{projectId}/quotes',
  summary: 'Offer the present lines to the client as a quote',
  permission: 'pricing.edit',
  params,
  status: 201,
  /** Amounts and lines only for those who are told prices. */
  response: quote.extend({ net: money.nullable(), vat: money.nullable(), total: money.nullable() }),
});

export const acceptQuote = defineRoute({
  id: 'acceptQuote',
  method: 'post',
  path: '/api/quotes/{quoteId}/acceptance',
  summary: 'Accept a quote; the words shown above the button are kept with it',
  permission: 'quote.accept',
  params: z.object({ quoteId: id }),
  body: z.object({ shownTotalCents: z.number().int(), shownText: z.string().min(1).max(4000) }),
  response: quote,
});
