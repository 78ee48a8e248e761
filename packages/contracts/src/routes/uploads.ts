import { z } from 'zod';
import { id, instant, pageOf, pageQuery, sha256 } from '../common.ts';
import { uploadPurpose, uploadState } from '../enums.ts';
import { defineRoute } from '../route.ts';

/**
 * Bytes go by tus 1.0 to `/api/uploads` (creation, expiration, termination). `Upload-Metadata` carries:
 * `filename`, `purpose` (ASSET | VERSION), and for ASSET `projectId`, for VERSION `roundId` and, when the file was
 * matched by hand, `roundAssetId`; optionally `sha256` (hex) to be verified at completion. A photo whose announced bytes
 * the project has already is refused before any is sent: CONFLICT, reason DUPLICATE.
 * An announcement takes an `Idempotency-Key`, made once for each file: sent again with it because the answer was lost,
 * it is answered with the upload that the first one made (and how far it is), as long as that is open or complete.
 * The answer to the last PATCH carries `Etouch-Outcome: accepted | duplicate | refused` and, for versions,
 * `Etouch-Match: name | checksum | likeness | hand | none`.
 */
export const uploadsPath = '/api/uploads';

export const upload = z.object({
  id,
  purpose: uploadPurpose,
  projectId: id,
  fileName: z.string(),
  sizeBytes: z.number().int(),
  offsetBytes: z.number().int(),
  /** As announced by the sender; after completion as computed. By it a sender finds an unfinished upload of the same bytes again. */
  sha256: sha256.nullable(),
  /** Bytes are coming in right now, maybe from another browser. */
  isSending: z.boolean(),
  state: uploadState,
  error: z.string().nullable(),
  assetId: id.nullable(),
  versionId: id.nullable(),
  roundAssetId: id.nullable(),
  /** Another photo of the project with the same bytes. */
  duplicateOf: id.nullable(),
  expiresAt: instant,
  createdAt: instant,
});
export type Upload = z.infer<typeof upload>;

export const listUploads = defineRoute({
  id: 'listUploads',
  method: 'get',
  path: '/api/uploads',
  summary: 'The actor’s uploads; `unmatched` lists complete version files that fit no photo yet',
  permission: 'upload.write',
  query: z.object({
    ...pageQuery,
    projectId: id.optional(),
    roundId: id.optional(),
    state: uploadState.optional(),
    unmatched: z.enum(['true']).optional(),
  }),
  response: pageOf(upload),
});

export const matchUpload = defineRoute({
  id: 'matchUpload',
  method: 'post',
  path: '/api/uploads/{uploadId}/match',
  summary: 'Say by hand which photo a version file belongs to',
  permission: 'version.handIn',
  params: z.object({ uploadId: id }),
  body: z.object({ roundAssetId: id }),
  response: upload,
});

export const discardUpload = defineRoute({
  id: 'discardUpload',
  method: 'post',
  path: '/api/uploads/{uploadId}/discard',
  summary: 'Give up an unmatched or unfinished file',
  permission: 'upload.write',
  params: z.object({ uploadId: id }),
  response: upload,
});
