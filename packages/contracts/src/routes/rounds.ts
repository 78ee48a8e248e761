import { z } from 'zod';
import { annotation, id, instant, money, organizationRef, pageOf, pageQuery, person, picture } from '../common.ts';
import { clientDecision, matchedBy, qualityCheckDecision, roundAssetState, versionStatus } from '../enums.ts';
import { defineRoute } from '../route.ts';

export const version = z.object({
  id,
  number: z.number().int(),
  assetId: id,
  roundId: id,
  roundAssetId: id,
  /** As its maker called it; null for the client, like everything below that tells of its making. */
  fileName: z.string().nullable(),
  sizeBytes: z.number().int(),
  sha256: z.string(),
  status: versionStatus,
  picture,
  processingError: z.string().nullable(),
  processingDetail: z.string().nullable(),
  matchedBy: matchedBy.nullable(),
  /** Who made it. */
  organization: organizationRef.nullable(),
  handedInAt: instant.nullable(),
  qualityCheck: z.object({ decision: qualityCheckDecision, at: instant, reason: z.string().nullable() }).nullable(),
  releasedAt: instant.nullable(),
  clientDecision: clientDecision.nullable(),
  createdAt: instant,
});
export type Version = z.infer<typeof version>;

export const assignment = z.object({
  id,
  organization: organizationRef,
  assignee: person.nullable(),
  /** Null for those of the studio who are not told prices. */
  agreedCost: money.nullable(),
  deadline: instant.nullable(),
  handedInAt: instant.nullable(),
});

export const roundAsset = z.object({
  id,
  roundId: id,
  assetId: id,
  name: z.string(),
  picture,
  state: roundAssetState,
  instruction: z.string().nullable(),
  categories: z.array(z.object({ id, name: z.string() })),
  /** Null for the client, and while nobody was given it. */
  assignment: assignment.nullable(),
  /** Newest first; the client sees released ones only. */
  versions: z.array(version),
  openComments: z.number().int(),
});
export type RoundAsset = z.infer<typeof roundAsset>;

export const round = z.object({
  id,
  number: z.number().int(),
  billable: z.boolean(),
  deadline: instant.nullable(),
  openedAt: instant,
  closedAt: instant.nullable(),
  guidelines: z.array(z.object({ id, name: z.string(), version: z.number().int() })),
});
export type Round = z.infer<typeof round>;

const projectParams = z.object({ projectId: id });
const versionParams = z.object({ versionId: id });

export const listRounds = defineRoute({
  id: 'listRounds',
  method: 'get',
  path: '/api/projects/{projectId}/rounds',
  summary: 'Retouch rounds, the newest first',
  permission: 'round.read',
  params: projectParams,
  query: z.object(pageQuery),
  response: pageOf(round),
});

export const listRoundAssets = defineRoute({
  id: 'listRoundAssets',
  method: 'get',
  path: '/api/projects/{projectId}/round-assets',
  summary: 'Photos of the retouch rounds with their assignments and versions, in the order in which they were taken in',
  permission: 'round.read',
  params: projectParams,
  query: z.object({ ...pageQuery, roundId: id.optional() }),
  response: pageOf(roundAsset),
});

export const assignRoundAssets = defineRoute({
  id: 'assignRoundAssets',
  method: 'put',
  path: '/api/projects/{projectId}/assignments',
  summary: 'Give photos of the open round to an agency or to the studio itself',
  permission: 'project.edit',
  params: projectParams,
  body: z.object({
    roundAssetIds: z.array(id).min(1).max(5000),
    organizationId: id,
    deadline: instant.nullable().optional(),
  }),
  response: z.object({ assigned: z.number().int() }),
});

export const assignPerson = defineRoute({
  id: 'assignPerson',
  method: 'put',
  path: '/api/assignments/assignee',
  summary: 'Within an agency: give assignments to a person',
  permission: 'assignment.edit',
  body: z.object({ assignmentIds: z.array(id).min(1).max(5000), assigneeId: id.nullable() }),
  response: z.object({ changed: z.number().int() }),
});

/** One row of the retoucher's queue: a neutral code and name, never the client. */
export const queueItem = z.object({
  assignmentId: id,
  roundAssetId: id,
  roundId: id,
  assetId: id,
  /** What its originals are asked for by; it is known under its code. */
  projectId: id,
  projectCode: z.string(),
  roundNumber: z.number().int(),
  name: z.string(),
  picture,
  state: roundAssetState,
  instruction: z.string().nullable(),
  categories: z.array(z.object({ id, name: z.string() })),
  guidelines: z.array(z.object({ id, name: z.string(), version: z.number().int(), body: z.string() })),
  assignee: person.nullable(),
  agreedCost: money,
  deadline: instant.nullable(),
  handedInAt: instant.nullable(),
  accessEndsAt: instant.nullable(),
  studio: organizationRef,
  /** This organization's own, newest first. */
  versions: z.array(version),
  openComments: z.number().int(),
});
export type QueueItem = z.infer<typeof queueItem>;

export const listQueue = defineRoute({
  id: 'listQueue',
  method: 'get',
  path: '/api/assignments',
  summary: 'The retoucher’s queue by deadline',
  permission: 'assignment.read',
  query: z.object({ ...pageQuery, roundId: id.optional(), state: roundAssetState.optional() }),
  response: pageOf(queueItem),
});

export const handInVersions = defineRoute({
  id: 'handInVersions',
  method: 'post',
  path: '/api/versions/hand-in',
  summary: 'Hand in uploaded versions for the quality check',
  permission: 'version.handIn',
  body: z.object({
    versionIds: z.array(id).min(1).max(5000),
    /** The “photographie retouchée” declaration: a model's silhouette was thinned or thickened. */
    silhouetteModified: z.boolean(),
  }),
  response: z.object({ handedIn: z.number().int() }),
});

export const discardVersion = defineRoute({
  id: 'discardVersion',
  method: 'post',
  path: '/api/versions/{versionId}/discard',
  summary: 'Take back a version that was not handed in yet',
  permission: 'version.handIn',
  params: versionParams,
  response: z.object({ id }),
});

export const checkVersions = defineRoute({
  id: 'checkVersions',
  method: 'post',
  path: '/api/versions/quality-check',
  summary: 'Pass versions, or send them back with a reason; passing may release them to the client at once',
  permission: 'version.check',
  body: z.object({
    versionIds: z.array(id).min(1).max(5000),
    decision: qualityCheckDecision,
    /** Required when sent back; the retoucher reads it in the studio's name. */
    reason: z.string().trim().max(2000).optional(),
    annotation: annotation.optional(),
    release: z.boolean().optional(),
  }),
  response: z.object({ items: z.array(version) }),
});

export const releaseVersions = defineRoute({
  id: 'releaseVersions',
  method: 'post',
  path: '/api/versions/release',
  summary: 'Show passed versions to the client before the whole round is submitted',
  permission: 'version.check',
  body: z.object({ versionIds: z.array(id).min(1).max(5000) }),
  response: z.object({ items: z.array(version) }),
});

export const decideVersions = defineRoute({
  id: 'decideVersions',
  method: 'post',
  path: '/api/versions/decision',
  summary: 'Approve or reject released versions; null takes the decision back while the round is open',
  permission: 'version.decide',
  body: z.object({ versionIds: z.array(id).min(1).max(5000), decision: clientDecision.nullable() }),
  response: z.object({ items: z.array(version) }),
});
