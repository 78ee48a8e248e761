import { id } from '@etouch/contracts/common';
import { roleHasPermission } from '@etouch/contracts/permissions';
import { uploadsPath } from '@etouch/contracts/routes/uploads';
import { notFound, Refusal } from '@etouch/domain/activity/refusal';
import type { Context } from 'hono';
import { log } from './log.ts';
import { requireActor } from './middleware/actor.ts';
import { requireSession } from './middleware/session.ts';
import { refusalOf } from './problem.ts';
import type { Server } from './server.ts';
import { ContentHashes } from './uploads/content-hashes.ts';
import { continueUpload } from './uploads/continue-upload.ts';
import { createUpload } from './uploads/create-upload.ts';
import { TUS_EXTENSIONS, TUS_VERSION, tusHeaders, tusProblem } from './uploads/protocol.ts';
import { showUpload } from './uploads/show-upload.ts';
import { terminateUpload } from './uploads/terminate-upload.ts';
import { Turns } from './uploads/turns.ts';
import { uploadRequestOf, type UploadRequest, type UploadService } from './uploads/upload-request.ts';

/** What each method does to one upload. */
const onUpload: Record<string, typeof continueUpload> = {
  HEAD: showUpload,
  PATCH: continueUpload,
  DELETE: terminateUpload,
};

/** Bytes of photos and versions by tus 1.0 (contracts/routes/uploads.ts says what the headers carry). */
export function mountUploads({ app, deps }: Server): void {
  const service: UploadService = {
    ...deps,
    turns: new Turns(),
    hashes: new ContentHashes(),
    ending: () => deps.maintenance.ending(),
  };

  const serve = async (c: Context): Promise<Response> => {
    const { headers } = c.req.raw;
    const method = methodOf(c);
    if (method === 'OPTIONS') return options(service);
    try {
      // The bytes themselves are never read back through this address.
      if (method === 'GET') throw notFound();
      if (headers.get('tus-resumable') !== TUS_VERSION) {
        const refusal = new Refusal('INVALID_INPUT', { reason: 'TUS_VERSION', field: 'Tus-Resumable' });
        return tusProblem(refusal, { 'tus-version': TUS_VERSION }, 412);
      }
      const actor = await requireActor(deps, await requireSession(deps, c.req.raw));
      if (!roleHasPermission(actor.role, 'upload.write')) throw new Refusal('FORBIDDEN', { reason: 'ROLE' });
      return await act(service, uploadRequestOf(c, actor), method, c.req.param('uploadId'));
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal.code === 'INTERNAL') log.error('upload failed', error);
      return tusProblem(refusal);
    }
  };
  app.on(['POST', 'OPTIONS'], uploadsPath, serve);
  // POST for those who cannot send the others and name them in X-HTTP-Method-Override.
  app.on(['GET', 'PATCH', 'DELETE', 'POST', 'OPTIONS'], `${uploadsPath}/:uploadId`, serve);
}

async function act(service: UploadService, request: UploadRequest, method: string, uploadId: string | undefined) {
  if (uploadId === undefined) {
    if (method === 'POST') return createUpload(service, request);
    throw notFound();
  }
  const action = onUpload[method];
  if (!action || !id.safeParse(uploadId).success) throw notFound();
  return action(service, request, uploadId);
}

/** HEAD arrives as GET's route. Only what may change something can call itself otherwise: links stay harmless. */
function methodOf(c: Context): string {
  const { method } = c.req.raw;
  return method === 'POST' ? (c.req.header('x-http-method-override')?.toUpperCase() ?? method) : method;
}

function options({ settings }: UploadService): Response {
  return new Response(null, {
    status: 204,
    headers: tusHeaders({
      'tus-version': TUS_VERSION,
      'tus-extension': TUS_EXTENSIONS,
      'tus-max-size': String(settings.maxUploadBytes),
    }),
  });
}
