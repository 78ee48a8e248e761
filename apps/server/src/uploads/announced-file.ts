import { id, sha256 } from '@etouch/contracts/common';
import { Refusal } from '@etouch/domain/activity/refusal';
import { z } from 'zod';

const file = {
  /** Exactly as it was named; only what no file system and no database can hold is refused. */
  filename: z
    .string()
    .min(1)
    .max(500)
    .refine((name) => !name.includes('\0')),
  sha256: sha256.nullish(),
};

const announced = z.discriminatedUnion('purpose', [
  z.object({ purpose: z.literal('ASSET'), projectId: id, ...file }),
  z.object({ purpose: z.literal('VERSION'), roundId: id, roundAssetId: id.nullish(), ...file }),
]);

export type AnnouncedUpload = z.output<typeof announced>;

/**
 * What a sender says of a file in `Upload-Metadata` (see contracts/routes/uploads.ts).
 * @throws Refusal INVALID_INPUT naming the key
 */
export function readAnnouncedUpload(metadata: Record<string, string | null> | undefined): AnnouncedUpload {
  const parsed = announced.safeParse(metadata ?? {});
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Refusal('INVALID_INPUT', {
    reason: issue?.code ?? 'invalid',
    field: ['Upload-Metadata', ...(issue?.path ?? [])].join('.'),
  });
}

/**
 * The key that a sender made for this one file; null without one.
 * @throws Refusal INVALID_INPUT when it is longer than 200 characters or empty
 */
export function readAnnouncementKey(headers: Headers): string | null {
  const key = headers.get('idempotency-key');
  if (key === null || (key.length > 0 && key.length <= 200)) return key;
  throw new Refusal('INVALID_INPUT', { reason: key === '' ? 'too_small' : 'too_big', field: 'Idempotency-Key' });
}
