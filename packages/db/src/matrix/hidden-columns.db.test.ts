import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openMatrix } from './open-matrix.ts';
import type { OpenMatrix } from './open-matrix.ts';

let matrix: OpenMatrix;
beforeAll(async () => {
  matrix = await openMatrix();
});
afterAll(() => matrix.close());

/** How a studio bills and is billed is between it and whoever it concerns. */
const BOOKS = {
  Organization: ['metadata', 'parentOrganizationId', 'stripeCustomerId', 'vatBasisPoints', 'tilesPolicy'],
  StudioPartner: ['billingName', 'billingAddress', 'vatNumber', 'stripeCustomerId', 'externalIds'],
  // People meet across a project by name.
  User: ['email', 'emailVerified'],
};

/** The studio's help in choosing: it names photos that others may not be shown, and judges the studio's work. */
const CULLING = [
  'perceptualHash',
  'colourHash',
  'sharpness',
  'blownHighlights',
  'crushedShadows',
  'clipped',
  'burstKey',
  'burstRank',
  'burstSize',
  'likenessKey',
];

/** What a side never reads of rows it sees, because it would betray the client, the retoucher or the studio's books. */
const HIDDEN: Record<string, { actors: string[]; columns: Record<string, string[]> }> = {
  'a client never learns who retouches, nor what the studio found in it': {
    actors: ['client.admin', 'client.buyer', 'client.user', 'guest.after'],
    columns: {
      RetouchVersion: [
        'organizationId',
        'uploadedById',
        'originalName',
        'matchedBy',
        'checks',
        'handedInAt',
        'qcDecision',
        'qcReason',
        'qcDecidedById',
      ],
      Comment: ['retoucherOrganizationId', 'forwardedFromId'],
      // The public link is the studio's to give away.
      Project: ['publicToken', 'createdById'],
      Asset: ['uploadedById', ...CULLING],
      WorkflowEvent: ['payload'],
      ...BOOKS,
    },
  },
  'a retoucher never learns whose pictures they are, nor what the client pays': {
    actors: ['retoucher.admin', 'retoucher.hand'],
    columns: {
      Project: [
        'title',
        'clientId',
        'workflowState',
        'currency',
        'selectionLimit',
        'overagePriceCents',
        'selectionDeadline',
        'dueAt',
        'publicToken',
        'createdById',
      ],
      Asset: [
        'originalName',
        'capturedAt',
        'metadata',
        'productReference',
        'shownToClient',
        'uploadedById',
        ...CULLING,
      ],
      RetouchRound: ['billable'],
      RetouchVersion: ['clientDecidedById'],
      'Comment: to the agency': ['forwardedFromId', 'carriedFromId'],
      ...BOOKS,
    },
  },
};

describe.each(Object.entries(HIDDEN))('%s', (_, { actors, columns }) => {
  test.each(Object.entries(columns))('%s', async (line, hidden) => {
    const marked = matrix.rows.get(line)!;
    expect(hidden.filter((column) => !marked.table.columns.some(({ name }) => name === column))).toEqual([]);
    for (const name of actors) {
      expect(await matrix.attempts.readable(marked, matrix.actors[name]!, hidden), name).toEqual([]);
      // The row itself is theirs to see: it is the columns that are refused.
      expect(await matrix.attempts.readable(marked, matrix.actors[name]!, marked.table.key)).toEqual(marked.table.key);
    }
    expect(await matrix.attempts.readable(marked, matrix.actors['studio.admin']!, hidden)).toEqual(hidden);
  });
});
