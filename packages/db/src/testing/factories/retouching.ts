import { v7 } from 'uuid';
import type {
  PrismaClient,
  Quote,
  RetouchCategory,
  RetouchRound,
  RetouchVersion,
} from '../../generated/prisma/client.ts';
import { again, checksumOf, projectInSelectionConfirmation } from './choosing.ts';
import type { ProjectOptions, SelectedProject } from './choosing.ts';
import { moveProject } from './move-project.ts';
import { openRound } from './opening.ts';
import type { Work } from './opening.ts';

export interface RetouchedProject extends SelectedProject {
  category: RetouchCategory;
  quote: Quote;
  round: RetouchRound;
  work: Work[];
}

export interface ValidatedProject extends RetouchedProject {
  versions: RetouchVersion[];
}

const UNIT_CENTS = 900;
const VAT_BASIS_POINTS = 2000;

/** In IN_RETOUCH: the quote is accepted and round 1 is open, every photo with the agency's hand. */
export async function projectInRetouch(owner: PrismaClient, options?: ProjectOptions): Promise<RetouchedProject> {
  const selected = await projectInSelectionConfirmation(owner, options);
  const { id: projectId, studioId } = selected.project;
  const category = await owner.retouchCategory.create({
    data: { studioId: selected.studio.id, code: `BASIC-${v7()}`, name: 'Basic', unitPriceCents: UNIT_CENTS },
  });
  const categoryId = category.id;
  await owner.selectionItemCategory.createMany({
    data: selected.items.map(({ id }) => ({ selectionItemId: id, categoryId, projectId, studioId })),
  });
  const quote = await acceptedQuote(owner, selected, categoryId);
  const { round, work } = await openRound(
    owner,
    selected.project,
    selected.photos.map(({ id }) => ({
      assetId: id,
      categoryId,
      organizationId: selected.agency.id,
      assigneeId: selected.agency.people.hand.id,
      agreedCostCents: 300,
    })),
  );
  await moveProject(owner, projectId, 'CONFIRM');
  return { ...(await again(owner, selected)), category, quote, round, work };
}

/** Every photo priced, quoted in one line each, and accepted by the client's administrator. */
async function acceptedQuote(owner: PrismaClient, selected: SelectedProject, categoryId: string): Promise<Quote> {
  const { id: projectId, studioId } = selected.project;
  const price = { unitPriceCents: UNIT_CENTS, vatBasisPoints: VAT_BASIS_POINTS };
  await owner.projectPricingItem.createMany({
    data: selected.photos.map(({ id, originalName }) => ({
      projectId,
      studioId,
      assetId: id,
      categoryId,
      description: originalName,
      currency: 'EUR',
      priceSource: 'CATEGORY',
      ...price,
    })),
  });
  const netCents = UNIT_CENTS * selected.photos.length;
  const vatCents = Math.round((netCents * VAT_BASIS_POINTS) / 10_000);
  return owner.$transaction(async (tx) => {
    const quote = await tx.quote.create({
      data: {
        projectId,
        number: 1,
        currency: 'EUR',
        netCents,
        vatCents,
        totalCents: netCents + vatCents,
      },
    });
    await tx.quoteLine.createMany({
      data: selected.photos.map(({ originalName }, index) => ({
        quoteId: quote.id,
        projectId,
        position: index + 1,
        description: originalName,
        quantity: 1,
        netCents: UNIT_CENTS,
        ...price,
      })),
    });
    const acceptedById = selected.client.people.admin.id;
    const acceptance = { state: 'ACCEPTED', acceptedById, acceptedAt: new Date(), acceptedText: 'I accept.' };
    return tx.quote.update({ where: { id: quote.id }, data: acceptance });
  });
}

/** In CLIENT_VALIDATION: version 1 of every photo passed the quality check and is released. */
export async function projectInClientValidation(
  owner: PrismaClient,
  options?: ProjectOptions,
): Promise<ValidatedProject> {
  const retouched = await projectInRetouch(owner, options);
  const versions: RetouchVersion[] = [];
  for (const [index, { roundAsset }] of retouched.work.entries()) {
    const photo = retouched.photos[index]!;
    versions.push(
      await owner.retouchVersion.create({
        data: {
          assetId: photo.id,
          projectId: photo.projectId,
          roundId: roundAsset.roundId,
          roundAssetId: roundAsset.id,
          organizationId: retouched.agency.id,
          uploadedById: retouched.agency.people.hand.id,
          number: 1,
          originalName: photo.neutralName,
          sizeBytes: 11n,
          sha256: checksumOf(`version of ${photo.id}`),
          storageKey: `versions/${photo.id}/1`,
          status: 'READY',
          matchedBy: 'NAME',
          handedInAt: new Date(),
          qcDecision: 'PASSED',
          qcDecidedAt: new Date(),
          qcDecidedById: retouched.studio.people.producer.id,
          releasedAt: new Date(),
        },
      }),
    );
    for (const state of ['SUBMITTED', 'QC_PASSED']) {
      await owner.roundAsset.update({ where: { id: roundAsset.id }, data: { state } });
    }
  }
  await moveProject(owner, retouched.project.id, 'SUBMIT_FOR_VALIDATION');
  return { ...(await again(owner, retouched)), versions };
}
