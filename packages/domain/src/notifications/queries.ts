import type { UserRole } from '@etouch/contracts/enums';
import type { NotificationValues } from '@etouch/contracts/notification-types';
import type { Tx } from '@etouch/db/transaction';
import type { EventPayload } from '../activity/record-event.ts';
import { countFiles } from '../projects/count-files.ts';
import { deletableAt, type RetentionStep } from '../projects/plan-retention.ts';
import type { Audience } from './rules.ts';

/** An event with the rows it is about, as the studio sees them. */
export interface EventFacts {
  project: {
    id: string;
    title: string;
    code: string;
    studioId: string;
    clientId: string;
    clientVisibleSince: Date | null;
    selectionDeadline: Date | null;
    studio: { id: string; name: string };
    client: { id: string; name: string };
  };
  actorId: string | null;
  payload: EventPayload;
}

export interface AudienceMembers {
  organizationId: string;
  /** Members who hear of it; never whoever did it. */
  userIds: string[];
  values: NotificationValues;
}

/** The organizations and people an event is told to, with what their sentence may contain. */
export async function findAudience(tx: Tx, event: EventFacts, audience: Audience): Promise<AudienceMembers[]> {
  const { project, payload } = event;
  const count = payload.ids.length;
  if (audience === 'STUDIO') {
    return [
      await members(tx, event, project.studioId, {}, { project: project.title, by: await actorName(tx, event), count }),
    ];
  }
  if (audience === 'ADMINS_OF_STORAGE') return storageAudience(tx, event);
  if (audience === 'ADMINS_OF_DELETION' || audience === 'CLIENT_OF_DELETION')
    return deletionAudience(tx, event, audience);
  if (audience === 'CLIENT' || audience === 'CLIENT_WITH_MONEY') {
    const withMoney = { OR: [{ role: 'CLIENT_ADMIN' as const }, { mayCommitMoney: true }] };
    return [
      await members(tx, event, project.clientId, audience === 'CLIENT' ? {} : withMoney, {
        project: project.title,
        by: project.studio.name,
        count,
        deadline: project.selectionDeadline?.toISOString() ?? null,
      }),
    ];
  }
  return retouchers(tx, event, audience === 'SUBJECT' ? payload.subjectOrganizationId : null);
}

/** Whom an announced deletion concerns: who may put it off, and the client whose delivery it is, while it sees the project. */
async function deletionAudience(
  tx: Tx,
  event: EventFacts,
  audience: 'ADMINS_OF_DELETION' | 'CLIENT_OF_DELETION',
): Promise<AudienceMembers[]> {
  const { project, payload } = event;
  const deletion = await tx.scheduledDeletion.findFirst({ where: { id: { in: payload.ids }, deletedAt: null } });
  if (!deletion) return [];
  const { files: count } = await countFiles(tx, deletion.step as RetentionStep, [project.id]);
  const values = {
    project: project.title,
    by: project.studio.name,
    count,
    deadline: deletableAt(deletion).toISOString(),
  };
  if (audience === 'ADMINS_OF_DELETION')
    return [await members(tx, event, project.studioId, { role: 'STUDIO_ADMIN' }, values)];
  return project.clientVisibleSince ? [await members(tx, event, project.clientId, {}, values)] : [];
}

/** Who may make room, with the part of the limit that is used now in per cent. */
async function storageAudience(tx: Tx, event: EventFacts): Promise<AudienceMembers[]> {
  const { studioId, title, studio } = event.project;
  const row = await tx.storageUsage.findUnique({ where: { studioId } });
  if (!row?.limitBytes) return [];
  const used = row.originalBytes + row.versionBytes + row.derivativeBytes + row.reservedBytes;
  const count = Number((used * 100n) / row.limitBytes);
  return [await members(tx, event, studioId, { role: 'STUDIO_ADMIN' }, { project: title, by: studio.name, count })];
}

/** Whether a member sees the project now: sent, for its client's people; assigned and not ended, for a retoucher's. */
export async function hasPart(
  tx: Tx,
  projectId: string,
  { organizationId, userId, role }: { organizationId: string; userId: string; role: UserRole },
): Promise<boolean> {
  const project = await tx.project.findUniqueOrThrow({
    where: { id: projectId },
    select: { studioId: true, clientId: true, clientVisibleSince: true },
  });
  if (organizationId === project.studioId) return true;
  if (organizationId === project.clientId) return project.clientVisibleSince !== null;
  const assigned = await tx.assignment.findFirst({
    where: {
      projectId,
      organizationId,
      OR: [{ accessEndsAt: null }, { accessEndsAt: { gt: new Date() } }],
      ...(role === 'RETOUCH_ADMIN' ? {} : { assigneeId: userId }),
    },
    select: { id: true },
  });
  return assigned !== null;
}

async function members(
  tx: Tx,
  event: EventFacts,
  organizationId: string,
  filter: object,
  values: NotificationValues,
): Promise<AudienceMembers> {
  const rows = await tx.userOrganization.findMany({ where: { organizationId, ...filter }, select: { userId: true } });
  const userIds = rows.map((row) => row.userId).filter((userId) => userId !== event.actorId);
  return { organizationId, userIds, values };
}

/** Agencies with assignments in the last round: their administrators, and whoever has the photos. */
async function retouchers(tx: Tx, event: EventFacts, only: string | null): Promise<AudienceMembers[]> {
  const { project } = event;
  const assignments = await tx.assignment.findMany({
    where: {
      projectId: project.id,
      roundAsset: { round: { closedAt: null } },
      organizationId: only ?? { not: project.studioId },
    },
    select: { organizationId: true, assigneeId: true, deadline: true },
  });
  const byOrganization = Map.groupBy(assignments, (row) => row.organizationId);
  const audiences: AudienceMembers[] = [];
  for (const [organizationId, rows] of byOrganization) {
    if (organizationId === project.studioId) continue;
    const assignees = rows.flatMap((row) => (row.assigneeId ? [row.assigneeId] : []));
    audiences.push(
      await members(
        tx,
        event,
        organizationId,
        { OR: [{ role: 'RETOUCH_ADMIN' }, { userId: { in: assignees } }] },
        {
          // A neutral code: the title would betray the client.
          project: project.code,
          by: project.studio.name,
          count: only ? event.payload.ids.length : rows.length,
          deadline: rows[0]?.deadline?.toISOString() ?? null,
        },
      ),
    );
  }
  return audiences;
}

async function actorName(tx: Tx, event: EventFacts): Promise<string> {
  const id = event.payload.actorOrganizationId;
  if (!id) return event.project.client.name;
  const organization = await tx.organization.findFirst({ where: { id }, select: { name: true } });
  return organization?.name ?? event.project.client.name;
}
