import { id } from '@etouch/contracts/common';
import { roleHasPermission } from '@etouch/contracts/permissions';
import { uploadsPath } from '@etouch/contracts/routes/uploads';
import type { Actor } from '@etouch/db/actor';
import { outcomeOf } from '@etouch/domain/assets/accept-upload';
import { findUpload } from '@etouch/domain/assets/find-upload';
import type { UploadFacts } from '@etouch/domain/assets/queries';
import { notFound, Refusal } from '@etouch/domain/activity/refusal';
import { completeUpload } from '@etouch/worker/complete-upload';
import type { Context } from 'hono';
import { log } from './log.ts';
import { requireActor } from './middleware/actor.ts';
import { requireSession } from './middleware/session.ts';
import { problemResponse, refusalOf } from './problem.ts';
import type { Server } from './server.ts';
import { createTusServer, outcomeHeaders } from './uploads/tus-server.ts';
import { withUploadRequest, type UploadRequest } from './uploads/upload-request.ts';
import type { ServerDeps } from './wiring.ts';

/** Bytes of photos and versions by tus 1.0 (contracts/routes/uploads.ts says what the headers carry). */
export function mountUploads({ app, deps }: Server): void {
  const tus = createTusServer(deps);

  const serve = async (c: Context): Promise<Response> => {
    try {
      const request = await identify(deps, c);
      const response = await withUploadRequest(request, () => tus.handleWeb(c.req.raw));
      return finish(response, request, c.req.method);
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal.code === 'INTERNAL') log.error('upload failed', error);
      return problemResponse(refusal, { 'tus-resumable': '1.0.0' });
    }
  };
  app.on(['POST', 'OPTIONS'], uploadsPath, serve);
  app.on(['GET', 'PATCH', 'DELETE', 'OPTIONS'], `${uploadsPath}/:uploadId`, serve);
}

/** Session, actor, permission and the upload, before a byte is read. */
async function identify(deps: ServerDeps, c: Context): Promise<UploadRequest> {
  const session = await requireSession(deps, c.req.raw);
  const actor = await requireActor(deps, session);
  if (!roleHasPermission(actor.role, 'upload.write')) throw new Refusal('FORBIDDEN', { reason: 'ROLE' });
  const uploadId = c.req.param('uploadId');
  if (!uploadId) return { actor, upload: null };
  // HEAD arrives here as GET's route; the bytes themselves are never read back through it.
  if (c.req.raw.method === 'GET' || !id.safeParse(uploadId).success) throw notFound();
  return { actor, upload: await present(deps, actor, uploadId, c.req.raw.method) };
}

/** The upload as it stands; one whose last bytes came without an answer (the server was killed) is completed first. */
async function present(deps: ServerDeps, actor: Actor, uploadId: string, method: string): Promise<UploadFacts> {
  const upload = await findUpload(deps, actor, uploadId);
  if (upload.state === 'EXPIRED' || upload.state === 'CANCELED') throw new Refusal('EXPIRED', { reason: upload.state });
  if (method !== 'HEAD' || upload.state !== 'OPEN') return upload;
  const held = await deps.incoming.size({ studioId: upload.studioId, uploadId });
  const size = held ?? (await deps.storage.stat(upload.storageKey))?.bytes;
  if (size !== upload.sizeBytes) return upload;
  await completeUpload(deps, actor, uploadId);
  return findUpload(deps, actor, uploadId);
}

function finish(response: Response, { upload, refused }: UploadRequest, method: string): Response {
  const headers = new Headers(response.headers);
  if (refused) headers.set('content-type', 'application/problem+json');
  if (method === 'HEAD' && response.ok && upload && upload.state !== 'OPEN') {
    for (const [name, value] of Object.entries(outcomeHeaders(outcomeOf(upload)))) headers.set(name, value);
  }
  return new Response(response.body, { status: response.status, headers });
}
