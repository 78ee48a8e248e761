import { z } from 'zod';

/** The one error vocabulary: every refusal of the API has one of these codes, and each code one HTTP status. */
export const errorStatus = {
  INVALID_INPUT: 400,
  NOT_SIGNED_IN: 401,
  EMAIL_NOT_VERIFIED: 403,
  FORBIDDEN: 403,
  MONEY_RIGHT_REQUIRED: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  IDEMPOTENCY_KEY_REUSED: 409,
  INVALID_TRANSITION: 409,
  GUARD_REFUSED: 409,
  LAST_ADMINISTRATOR: 409,
  ALREADY_DECIDED: 409,
  EXPIRED: 410,
  TOO_LARGE: 413,
  QUOTA_EXCEEDED: 413,
  UNSUPPORTED_FORMAT: 415,
  CHECKSUM_MISMATCH: 422,
  LOCKED: 423,
  TOO_MANY_REQUESTS: 429,
  INTERNAL: 500,
  STORAGE_FULL: 507,
  UNAVAILABLE: 503,
  MAINTENANCE: 503,
} as const;

export type ErrorCode = keyof typeof errorStatus;
export const errorCode = z.enum(Object.keys(errorStatus) as [ErrorCode, ...ErrorCode[]]);

/** RFC 9457 problem details, as every error answer carries them. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: errorCode,
  /** Machine-readable reason below the code, e.g. a workflow guard's name; translated by the interface. */
  reason: z.string().optional(),
  detail: z.string().optional(),
  /** Path of the input at fault, e.g. `body.title`. */
  field: z.string().optional(),
  /** Values the interface puts into its sentence. */
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
});
export type Problem = z.infer<typeof problem>;
