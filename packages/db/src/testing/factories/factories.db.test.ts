import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PrismaClient } from '../../generated/prisma/client.ts';
import { createOwnerDatabase } from '../../owner-client.ts';
import { createTestDatabase } from '../database.ts';
import type { TestDatabase } from '../database.ts';
import { projectInClientReview, projectInSelectionConfirmation, projectInStudioReview } from './choosing.ts';
import { projectArchived, projectDone } from './delivering.ts';
import { draftInvoice, openInvoice, paidInvoice } from './invoicing.ts';
import { projectInClientValidation, projectInRetouch } from './retouching.ts';

let urls: TestDatabase;
let owner: PrismaClient;
beforeAll(async () => {
  urls = await createTestDatabase();
  owner = createOwnerDatabase(urls);
});
afterAll(async () => {
  await owner.$disconnect();
  await urls.drop();
});

const made = {
  STUDIO_REVIEW: projectInStudioReview,
  CLIENT_REVIEW: projectInClientReview,
  SELECTION_CONFIRMATION: projectInSelectionConfirmation,
  IN_RETOUCH: projectInRetouch,
  CLIENT_VALIDATION: projectInClientValidation,
  DONE: projectDone,
  ARCHIVED: projectArchived,
} as const;
const states = Object.keys(made) as (keyof typeof made)[];

test.each(states)('a project in %s came there by its transitions, each recorded', async (state) => {
  const { project } = await made[state](owner);
  expect(project.workflowState).toBe(state);
  expect(project.version).toBe(states.indexOf(state) + 1);
  const events = await owner.workflowEvent.findMany({
    where: { projectId: project.id },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  expect(events.map((event) => event.toState)).toEqual(states.slice(1, states.indexOf(state) + 1));
});

test('projects of one cast share their organizations, and have their own photos', async () => {
  const first = await projectInStudioReview(owner, { photos: 3 });
  const { project, photos } = await projectInClientReview(owner, { cast: first, photos: 1 });
  expect(project.studioId).toBe(first.project.studioId);
  expect(photos).toHaveLength(1);
  expect(first.photos).toHaveLength(3);
});

test('an invoice is drafted over what was delivered', async () => {
  const done = await projectDone(owner);
  const invoice = await draftInvoice(owner, done);
  expect(invoice).toMatchObject({ status: 'DRAFT', number: null, netCents: 1800, vatCents: 360, totalCents: 2160 });
  expect(await owner.invoiceItem.count({ where: { invoiceId: invoice.id } })).toBe(2);
});

test('a finalized invoice has its number, and its lines are billed; a paid one its payment', async () => {
  const done = await projectDone(owner);
  const open = await openInvoice(owner, done);
  expect(open).toMatchObject({ status: 'OPEN', number: expect.stringMatching(/^F-\d{4}-000001$/) });
  const billed = await owner.projectPricingItem.count({
    where: { projectId: done.project.id, billingState: 'BILLED' },
  });
  expect(billed).toBe(2);
  const next = await projectDone(owner, { cast: done });
  const paid = await paidInvoice(owner, next);
  expect(paid).toMatchObject({ status: 'PAID', number: expect.stringMatching(/-000002$/) });
  expect(await owner.payment.count({ where: { invoiceId: paid.id, status: 'PAID' } })).toBe(1);
});
