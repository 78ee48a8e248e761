import { randomInt } from 'node:crypto';
import type { z } from 'zod';
import type { createProject as contract } from '@etouch/contracts/routes/projects';
import type { Actor } from '@etouch/db/actor';
import type { Tx } from '@etouch/db/transaction';
import type { Deps } from '../activity/deps.ts';
import { recordEvent } from '../activity/record-event.ts';
import { Refusal } from '../activity/refusal.ts';
import { presentProject } from './present-project.ts';
import { loadProject } from './queries.ts';

// No vowels and no look-alikes: a code is read out on the phone, and must not spell a client's name.
const alphabet = 'BCDFGHJKMNPQRSTVWXZ23456789';

function neutralCode(): string {
  return `P-${Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join('')}`;
}

/**
 * Opens a project in STUDIO_REVIEW for a client the studio works with.
 * @throws Refusal NOT_FOUND when the client or a guideline is not the studio's
 */
export async function createProject(deps: Deps, actor: Actor, input: z.output<typeof contract.body>) {
  if (actor.kind !== 'USER' || actor.organizationType !== 'STUDIO') throw new Refusal('FORBIDDEN');
  return deps.db.withActor(actor, async (tx) => {
    await requireClient(tx, actor.organizationId, input.clientId);
    const guidelines = await requireGuidelines(tx, actor.organizationId, input.guidelineFileIds ?? []);
    const studio = await tx.organization.findUniqueOrThrow({ where: { id: actor.organizationId } });
    const { id } = await tx.project.create({
      data: {
        studioId: actor.organizationId,
        clientId: input.clientId,
        title: input.title,
        code: neutralCode(),
        currency: studio.currency,
        dueAt: input.dueAt ?? null,
        selectionLimit: input.selectionLimit ?? null,
        overagePriceCents: input.overagePriceCents ?? null,
        createdById: actor.userId,
        guidelines: { create: guidelines.map((guidelineFileId) => ({ guidelineFileId })) },
      },
      select: { id: true },
    });
    await recordEvent(tx, actor, { type: 'project.created', projectId: id, studioId: actor.organizationId });
    return presentProject(tx, actor, await loadProject(tx, actor, id));
  });
}

async function requireClient(tx: Tx, studioId: string, partnerId: string): Promise<void> {
  const partner = await tx.studioPartner.findFirst({ where: { studioId, partnerId, kind: 'CLIENT', endedAt: null } });
  if (!partner) throw new Refusal('NOT_FOUND', { field: 'body.clientId' });
}

async function requireGuidelines(tx: Tx, organizationId: string, ids: string[]): Promise<string[]> {
  const found = await tx.guidelineFile.findMany({ where: { id: { in: ids }, organizationId }, select: { id: true } });
  if (found.length !== new Set(ids).size) throw new Refusal('NOT_FOUND', { field: 'body.guidelineFileIds' });
  return found.map((guideline) => guideline.id);
}
