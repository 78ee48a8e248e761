import type { Actor } from '@etouch/db/actor';
import { Prisma } from '@etouch/db/prisma';
import type { Tx } from '@etouch/db/transaction';
import { behind } from '../activity/cursor.ts';
import { notFound } from '../activity/refusal.ts';
import { mayHaveProjects, visibleProjects } from './access.ts';
import type { RetentionMonths } from './plan-retention.ts';
import type { GuardFacts } from './rules.ts';

/** What studio and client know of a project; its public link is not among it. */
export const projectSelect = {
  id: true,
  studioId: true,
  clientId: true,
  title: true,
  code: true,
  workflowState: true,
  workflowStateSince: true,
  stateBeforeArchive: true,
  version: true,
  currency: true,
  selectionLimit: true,
  overagePriceCents: true,
  selectionDeadline: true,
  dueAt: true,
  clientVisibleSince: true,
  clientMayUpload: true,
  createdAt: true,
  studio: { select: { id: true, name: true } },
  client: { select: { id: true, name: true } },
} satisfies Prisma.ProjectSelect;

export type ProjectRow = Prisma.ProjectGetPayload<{ select: typeof projectSelect }>;

/** One visible project, or NOT_FOUND. */
export async function loadProject(tx: Tx, actor: Actor, projectId: string): Promise<ProjectRow> {
  if (!mayHaveProjects(actor)) throw notFound();
  const row = await tx.project.findFirst({
    where: { AND: [{ id: projectId }, visibleProjects(actor)] },
    select: projectSelect,
  });
  if (!row) throw notFound();
  return row;
}

/** Whose a visible project is, and no more of it, or NOT_FOUND. */
export async function loadProjectStudio(tx: Tx, actor: Actor, projectId: string): Promise<{ studioId: string }> {
  if (!mayHaveProjects(actor)) throw notFound();
  const row = await tx.project.findFirst({
    where: { AND: [{ id: projectId }, visibleProjects(actor)] },
    select: { studioId: true },
  });
  if (!row) throw notFound();
  return row;
}

/** A page of visible projects by keyset (latest state change first). */
export async function findProjects(
  tx: Tx,
  actor: Actor,
  filter: Prisma.ProjectWhereInput,
  after: { since: Date; id: string } | null,
  limit: number,
): Promise<ProjectRow[]> {
  if (!mayHaveProjects(actor)) return [];
  const keyset: Prisma.ProjectWhereInput = after ? behind('workflowStateSince', 'desc', after.since, after.id) : {};
  return tx.project.findMany({
    where: { AND: [visibleProjects(actor), filter, keyset] },
    orderBy: [{ workflowStateSince: 'desc' }, { id: 'desc' }],
    take: limit,
    select: projectSelect,
  });
}

/** Counts of a project as cards and guards need them. */
export interface ProjectFacts extends GuardFacts {
  photos: number;
  processing: number;
  failed: number;
  selectedSubmitted: number;
  /** A quote waits for the client's answer. */
  quoteOffered: boolean;
  roundNumber: number | null;
  submitted: number;
}

interface FactsRow {
  id: string;
  photos: number;
  processing: number;
  failed: number;
  ready_shown: number;
  picked: number;
  picked_by_client: number;
  selected: number;
  selected_without_categories: number;
  selected_as_is: number;
  has_price: boolean;
  unbilled: number;
  quote_accepted: boolean;
  quote_offered: boolean;
  standing_terms: boolean;
  round_number: number | null;
  round_assets: number;
  submitted: number;
  passed: number;
  approved: number;
  rejected: number;
  open_annotations: number;
  originals_missing: number;
}

/**
 * Facts of many projects in one query, read under the actor's own visibility; of money only how it stands. `selected` means: before a selection is
 * submitted, what the side in turn has picked; afterwards, the items of the last selection.
 */
export async function readFacts(tx: Tx, projects: readonly ProjectRow[]): Promise<Map<string, ProjectFacts>> {
  if (projects.length === 0) return new Map();
  const ids = projects.map((project) => project.id);
  const rows = await tx.$queryRaw<FactsRow[]>(Prisma.sql`/* kept plan: project-facts */
    select p.id::text as id, a.*, m.*, s.*, q.has_price, q.unbilled, q.quote_accepted, q.quote_offered, q.standing_terms,
      r.*, c.open_annotations
    from unnest(${ids}::uuid[]) as wanted(id)
    join "Project" p on p.id = wanted.id
    join app.money_facts(${ids}::uuid[]) q on q.project_id = wanted.id
    cross join lateral (
      select count(*)::int as photos,
        count(*) filter (where status in ('UPLOADED', 'PROCESSING') and "processingError" is null)::int as processing,
        count(*) filter (where "processingError" is not null)::int as failed,
        count(*) filter (where status = 'READY' and "shownToClient")::int as ready_shown,
        count(*) filter (where "storageKey" is null or "fileDeletedAt" is not null)::int as originals_missing
      from "Asset" where "projectId" = p.id and "baseAssetId" is null and "trashedAt" is null and status <> 'UPLOADING'
    ) a
    cross join lateral (
      select count(distinct pm."assetId") filter (where pm."organizationId" = p."studioId")::int as picked,
        count(distinct pm."assetId") filter (where pm."organizationId" = p."clientId")::int as picked_by_client
      from "PhotoMark" pm join "Asset" ma on ma.id = pm."assetId"
      where pm."projectId" = p.id and pm.pick = 'PICK' and ma."trashedAt" is null and ma.status in ('READY', 'DELIVERED')
    ) m
    cross join lateral (
      select count(*)::int as selected,
        count(*) filter (where i."asIs")::int as selected_as_is,
        count(*) filter (where not i."asIs" and not exists (
          select 1 from "SelectionItemCategory" sc where sc."selectionItemId" = i.id))::int as selected_without_categories
      from "SelectionItem" i
      where i."selectionId" = (select id from "Selection" where "projectId" = p.id order by number desc limit 1)
    ) s
    cross join lateral (
      select max(rr.number)::int as round_number, count(ra.id)::int as round_assets,
        count(*) filter (where ra.state in ('SUBMITTED', 'QC_PASSED', 'APPROVED', 'REJECTED'))::int as submitted,
        count(*) filter (where ra.state in ('QC_PASSED', 'APPROVED', 'REJECTED'))::int as passed,
        count(*) filter (where ra.state = 'APPROVED')::int as approved,
        count(*) filter (where ra.state = 'REJECTED')::int as rejected
      from "RetouchRound" rr left join "RoundAsset" ra on ra."roundId" = rr.id
      where rr.id = (select id from "RetouchRound" where "projectId" = p.id order by number desc limit 1)
    ) r
    cross join lateral (
      select count(*)::int as open_annotations from "Comment" cm
      where cm."projectId" = p.id and cm.lane = 'CLIENT_STUDIO' and cm."resolvedAt" is null
        and cm.annotation is not null and cm."authorOrganizationId" = p."clientId"
    ) c`);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return new Map(
    projects.flatMap((project) => {
      const row = byId.get(project.id);
      return row ? [[project.id, toFacts(project, row)] as const] : [];
    }),
  );
}

function toFacts(project: ProjectRow, row: FactsRow): ProjectFacts {
  const choosing = { STUDIO_REVIEW: row.picked, CLIENT_REVIEW: row.picked_by_client } as const;
  const state = project.workflowState;
  return {
    photos: row.photos,
    processing: row.processing,
    failed: row.failed,
    readyShown: row.ready_shown,
    selected: state === 'STUDIO_REVIEW' || state === 'CLIENT_REVIEW' ? choosing[state] : row.selected,
    selectedSubmitted: row.selected,
    selectionLimit: project.selectionLimit,
    // Asked for at the moment of acting; with a price for it, the limit alone does not stand in the way.
    overageAccepted: project.overagePriceCents !== null,
    selectedWithoutCategories: row.selected_without_categories,
    selectedAsIs: row.selected_as_is,
    hasPrice: row.has_price,
    quoteAccepted: row.quote_accepted,
    quoteOffered: row.quote_offered,
    standingTerms: row.standing_terms,
    roundNumber: row.round_number,
    roundAssets: row.round_assets,
    submitted: row.submitted,
    roundAssetsPassed: row.passed,
    roundAssetsApproved: row.approved,
    roundAssetsRejected: row.rejected,
    openClientAnnotations: row.open_annotations,
    // Named when acting; a delivered project always has some to name.
    namedAssets: row.photos,
    unbilledLines: row.unbilled,
    waiverReason: false,
    originalsMissing: row.originals_missing,
  };
}

/** Up to three cover photos of each project, chosen first. */
export async function readCovers(tx: Tx, projectIds: readonly string[]) {
  if (projectIds.length === 0) return [];
  return tx.$queryRaw<
    {
      projectId: string;
      id: string;
      width: number | null;
      height: number | null;
      thumbhash: string | null;
      updatedAt: Date;
    }[]
  >(Prisma.sql`
    select a."projectId"::text as "projectId", a.id::text as id, a.width, a.height, a.thumbhash, a."updatedAt"
    from unnest(${[...projectIds]}::uuid[]) as wanted(id)
    cross join lateral (
      select id, "projectId", width, height, thumbhash, "updatedAt" from "Asset" where "projectId" = wanted.id and "derivativesKey" is not null
        and "trashedAt" is null and "baseAssetId" is null
      order by id limit 3
    ) a`);
}

/** A studio's retention policies: its own, and those of single clients. */
export interface Policies {
  timeZone: string;
  own: RetentionMonths | null;
  byClient: Map<string, RetentionMonths>;
}

export async function findPolicies(tx: Tx, studioId: string): Promise<Policies> {
  const { timeZone } = await tx.organization.findUniqueOrThrow({ where: { id: studioId }, select: { timeZone: true } });
  const rows = await tx.retentionPolicy.findMany({ where: { studioId } });
  return {
    timeZone,
    own: rows.find((row) => row.clientId === null) ?? null,
    byClient: new Map(rows.flatMap((row) => (row.clientId === null ? [] : [[row.clientId, row] as const]))),
  };
}

/** The policy a client's projects fall under: its own, otherwise the studio's; null: everything is kept. */
export function policyFor(policies: Policies, clientId: string): RetentionMonths | null {
  return policies.byClient.get(clientId) ?? policies.own;
}

/** An archived project as retention looks at it. */
export type ArchivedProject = Awaited<ReturnType<typeof findArchived>>[number];

/** A page of a studio's archived projects by keyset, with what was announced of them. */
export async function findArchived(
  tx: Tx,
  studioId: string,
  { after, limit }: { after: string | null; limit: number },
) {
  const rows = await tx.project.findMany({
    where: { studioId, workflowState: 'ARCHIVED', ...(after && { id: { gt: after } }) },
    orderBy: { id: 'asc' },
    take: limit,
    select: {
      id: true,
      clientId: true,
      workflowStateSince: true,
      deletions: true,
      invoices: { where: { status: { not: 'DRAFT' } }, select: { id: true }, take: 1 },
    },
  });
  return rows.map(({ workflowStateSince: archivedAt, invoices, ...row }) => ({
    ...row,
    archivedAt,
    invoiced: invoices.length > 0,
  }));
}
