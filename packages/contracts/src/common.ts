import { z } from 'zod';

export const id = z.uuid();
/** UTC, ISO 8601, e.g. `2026-11-22T17:00:00.000Z`. */
export const instant = z.iso.datetime();
/** Integer minor units of an ISO 4217 currency: `{ amount: 1250, currency: 'EUR' }` is 12.50 €. */
export const money = z.object({ amount: z.number().int(), currency: z.string().length(3) });
export type Money = z.infer<typeof money>;
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const pageQuery = { limit: z.coerce.number().int().min(1).max(200).default(50), cursor: z.string().optional() };
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

/** Query parameters that may be repeated: one value or several. */
export function listOf<T extends z.ZodType>(item: T) {
  return z.preprocess((value) => (value === undefined || Array.isArray(value) ? value : [value]), z.array(item));
}

/** Somebody named on a screen; the name of an erased person is empty. */
export const person = z.object({ id, name: z.string() });
export const organizationRef = z.object({ id, name: z.string() });

/** Where a picture can be fetched, and the space to reserve for it. */
export const picture = z.object({
  /** Pixels as displayed; null until the file was read. */
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  /** Base64 thumbhash. */
  thumbhash: z.string().nullable(),
  /** Below it stand `/thumbnail` and `/preview`; null until they exist. One address for all: lists stay small. */
  mediaUrl: z.string().nullable(),
});
export type Picture = z.infer<typeof picture>;

/** The page of a document that a place lies on, where it is not the first. */
const page = z.number().int().min(2).max(100_000).optional();

/** Position of an annotation on a picture: 0 to 1 from its left and top. */
export const annotation = z.discriminatedUnion('type', [
  z.object({ type: z.literal('point'), page, x: z.number().min(0).max(1), y: z.number().min(0).max(1) }),
  z.object({
    type: z.literal('box'),
    page,
    x: z.number().min(0).max(1),
    y: z.number().min(0).max(1),
    width: z.number().min(0).max(1),
    height: z.number().min(0).max(1),
  }),
  z.object({
    type: z.literal('freehand'),
    page,
    points: z
      .array(z.tuple([z.number().min(0).max(1), z.number().min(0).max(1)]))
      .min(2)
      .max(2000),
  }),
]);
export type Annotation = z.infer<typeof annotation>;
