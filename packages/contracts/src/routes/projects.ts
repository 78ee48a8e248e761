import { z } from 'zod';
import { id, instant, listOf, money, organizationRef, pageOf, pageQuery, person, picture } from '../common.ts';
import { actorKind, projectWorkflowState, workflowAction } from '../enums.ts';
import { defineRoute } from '../route.ts';

export const availableAction = z.object({
  action: workflowAction,
  to: projectWorkflowState,
  reasonRequired: z.boolean(),
  /** The studio acts in the client's place. */
  onBehalf: z.boolean(),
  /** Name of the guard that refuses it now; null when it may be done. */
  refusedBy: z.string().nullable(),
});

export const projectCounts = z.object({
  photos: z.number().int(),
  processing: z.number().int(),
  failed: z.number().int(),
  /** In the last submitted selection. */
  selected: z.number().int(),
  /** Of the open or last round. */
  roundAssets: z.number().int(),
  submitted: z.number().int(),
  passed: z.number().int(),
  approved: z.number().int(),
  rejected: z.number().int(),
});

/** One card of the board. */
export const projectCard = z.object({
  id,
  title: z.string(),
  code: z.string(),
  workflowState: projectWorkflowState,
  workflowStateSince: instant,
  version: z.number().int(),
  studio: organizationRef,
  client: organizationRef,
  /** Who must act next; null when nobody has to. */
  heldBy: z.enum(['STUDIO', 'CLIENT', 'RETOUCHER']).nullable(),
  dueAt: instant.nullable(),
  counts: projectCounts,
  /** Up to three thumbnails. */
  covers: z.array(picture),
  /** What this person may do from here; the board offers its drops from this list. */
  availableActions: z.array(availableAction),
});
export type ProjectCard = z.infer<typeof projectCard>;

export const project = projectCard.extend({
  currency: z.string(),
  selectionLimit: z.number().int().nullable(),
  /** Price of one photo above the limit, net. */
  overagePrice: money.nullable(),
  selectionDeadline: instant.nullable(),
  stateBeforeArchive: projectWorkflowState.nullable(),
  roundNumber: z.number().int().nullable(),
  createdAt: instant,
});
export type Project = z.infer<typeof project>;

export const workflowEvent = z.object({
  id,
  action: workflowAction,
  fromState: projectWorkflowState,
  toState: projectWorkflowState,
  actorKind,
  /** Null for SYSTEM, and where the reader may not know the person. */
  actor: person.nullable(),
  organization: organizationRef.nullable(),
  reason: z.string().nullable(),
  createdAt: instant,
});

const params = z.object({ projectId: id });

export const listProjects = defineRoute({
  id: 'listProjects',
  method: 'get',
  path: '/api/projects',
  summary: 'Projects visible to the actor, latest state change first',
  permission: 'project.read',
  query: z.object({
    ...pageQuery,
    state: listOf(projectWorkflowState).optional(),
    clientId: id.optional(),
    search: z.string().max(200).optional(),
  }),
  response: pageOf(projectCard),
});

export const createProject = defineRoute({
  id: 'createProject',
  method: 'post',
  path: '/api/projects',
  summary: 'Open a project for a client of the studio',
  permission: 'project.create',
  body: z.object({
    title: z.string().trim().min(1).max(200),
    clientId: id,
    dueAt: instant.nullable().optional(),
    selectionLimit: z.number().int().min(1).max(100_000).nullable().optional(),
    overagePriceCents: z.number().int().min(0).nullable().optional(),
    guidelineFileIds: z.array(id).max(20).optional(),
  }),
  status: 201,
  response: project,
});

export const getProject = defineRoute({
  id: 'getProject',
  method: 'get',
  path: '/api/projects/{projectId}',
  summary: 'One project with its counts and what may be done',
  permission: 'project.read',
  params,
  response: project,
});

export const updateProject = defineRoute({
  id: 'updateProject',
  method: 'patch',
  path: '/api/projects/{projectId}',
  summary: 'Change title, dates or the selection limit',
  permission: 'project.edit',
  params,
  body: z.object({
    expectedVersion: z.number().int(),
    title: z.string().trim().min(1).max(200).optional(),
    dueAt: instant.nullable().optional(),
    selectionLimit: z.number().int().min(1).nullable().optional(),
    overagePriceCents: z.number().int().min(0).nullable().optional(),
    selectionDeadline: instant.nullable().optional(),
  }),
  response: project,
});

export const transitionProject = defineRoute({
  id: 'transitionProject',
  method: 'post',
  path: '/api/projects/{projectId}/transitions',
  summary: 'Take one action of the workflow table',
  permission: 'project.transition',
  params,
  body: z.object({
    action: workflowAction,
    expectedVersion: z.number().int(),
    reason: z.string().trim().max(2000).optional(),
    /** SEND_TO_CLIENT */
    selectionLimit: z.number().int().min(1).nullable().optional(),
    overagePriceCents: z.number().int().min(0).nullable().optional(),
    selectionDeadline: instant.nullable().optional(),
    /** SUBMIT_SELECTION, SELECT_FOR_CLIENT: the photos; omitted, every photo picked by the acting side. */
    assetIds: z.array(id).max(10_000).optional(),
    note: z.string().trim().max(2000).optional(),
    /** SUBMIT_SELECTION: the shown overage total, in minor units, is accepted. */
    acceptedOverageCents: z.number().int().min(0).optional(),
    /** CONFIRM: deadline of round 1. REQUEST_CHANGES, REOPEN: of the next. */
    roundDeadline: instant.nullable().optional(),
    /** REOPEN */
    reopenedAssetIds: z.array(id).max(10_000).optional(),
    /** ARCHIVE, CANCEL: why unbilled work is given up. */
    waiverReason: z.string().trim().max(2000).optional(),
  }),
  response: project,
});

export const listWorkflowEvents = defineRoute({
  id: 'listWorkflowEvents',
  method: 'get',
  path: '/api/projects/{projectId}/events',
  summary: 'The history of transitions, newest first',
  permission: 'project.read',
  params,
  query: z.object(pageQuery),
  response: pageOf(workflowEvent),
});
