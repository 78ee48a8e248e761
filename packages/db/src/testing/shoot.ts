import { v7 } from 'uuid';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { checksumOf } from './factories/choosing.ts';
import { moveProject } from './factories/move-project.ts';
import { anOrganization, workTogether } from './factories/organization.ts';

/**
 * One shoot in CLIENT_VALIDATION with a row of every kind, two of everything that must be kept apart:
 * photo `front` is with agency one (its RETOUCH_USER is assigned) and released, `back` with agency two and not released,
 * `spare` with nobody, `hidden` not shown to the client. `other` is another client of the same studio, `rival` another studio.
 */
export async function populateShoot(owner: PrismaClient) {
  const studio = await anOrganization(owner, 'STUDIO', 'studio', {
    admin: { role: 'STUDIO_ADMIN' },
    producer: { role: 'STUDIO_USER' },
  });
  const rival = await anOrganization(owner, 'STUDIO', 'rival', { admin: { role: 'STUDIO_ADMIN' } });
  const client = await anOrganization(owner, 'CLIENT', 'client', {
    admin: { role: 'CLIENT_ADMIN' },
    buyer: { role: 'CLIENT_USER', mayCommitMoney: true },
    viewer: { role: 'CLIENT_USER' },
  });
  const other = await anOrganization(owner, 'CLIENT', 'other', { admin: { role: 'CLIENT_ADMIN' } });
  const one = await anOrganization(owner, 'RETOUCHER', 'one', {
    admin: { role: 'RETOUCH_ADMIN' },
    hand: { role: 'RETOUCH_USER' },
    idle: { role: 'RETOUCH_USER' },
  });
  const two = await anOrganization(owner, 'RETOUCHER', 'two', { admin: { role: 'RETOUCH_ADMIN' } });
  const platform = await anOrganization(owner, 'PLATFORM', 'platform', {
    admin: { role: 'PLATFORM_ADMIN' },
    support: { role: 'ADMIN' },
  });

  await workTogether(owner, studio, { CLIENT: [client, other], RETOUCHER: [one, two] });
  const { id: projectId } = await owner.project.create({
    data: {
      studioId: studio.id,
      clientId: client.id,
      title: 'Autumn',
      code: `A-${v7()}`,
      clientVisibleSince: new Date(),
      selectionLimit: 3,
    },
  });
  for (const action of ['SEND_TO_CLIENT', 'SUBMIT_SELECTION', 'CONFIRM', 'SUBMIT_FOR_VALIDATION'])
    await moveProject(owner, projectId, action);
  const project = await owner.project.findUniqueOrThrow({ where: { id: projectId } });
  const category = await owner.retouchCategory.create({
    data: { studioId: studio.id, code: 'BASIC', name: 'Basic', unitPriceCents: 900 },
  });
  const brief = { name: 'Brief', body: 'White.' };
  const guideline = await owner.guidelineFile.create({ data: { organizationId: studio.id, ...brief } });
  const clientGuideline = await owner.guidelineFile.create({ data: { organizationId: client.id, ...brief } });
  await owner.projectGuideline.create({ data: { projectId, guidelineFileId: clientGuideline.id } });
  await owner.projectGuideline.create({ data: { projectId, guidelineFileId: guideline.id } });

  const photo = (name: string, shownToClient = true) =>
    owner.asset.create({
      data: {
        projectId,
        assetType: 'PHOTO',
        status: 'READY',
        originalName: `${name}.jpg`,
        neutralName: `${name}-0.jpg`,
        sizeBytes: 10n,
        sha256: checksumOf(name),
        storageKey: `originals/${name}`,
        shownToClient,
      },
    });
  const front = await photo('front');
  const back = await photo('back');
  const spare = await photo('spare');
  const hidden = await photo('hidden', false);
  await owner.photoMark.createMany({
    data: [
      { assetId: front.id, projectId, userId: studio.people.producer.id, organizationId: studio.id, rating: 4 },
      { assetId: front.id, projectId, userId: client.people.viewer.id, organizationId: client.id, pick: 'PICK' },
    ],
  });
  const selection = await owner.selection.create({ data: { projectId, number: 1, actorKind: 'USER' } });
  const item = await owner.selectionItem.create({ data: { selectionId: selection.id, projectId, assetId: front.id } });
  await owner.selectionItemCategory.create({
    data: { selectionItemId: item.id, categoryId: category.id, projectId, studioId: studio.id },
  });

  const round = await owner.retouchRound.create({ data: { projectId, number: 1 } });
  await owner.roundGuideline.create({ data: { roundId: round.id, guidelineFileId: guideline.id, projectId } });
  const work = async (assetId: string, retoucher: { id: string }, assigneeId: string | null, released: boolean) => {
    const roundAsset = await owner.roundAsset.create({
      data: { roundId: round.id, projectId, assetId, state: 'QC_PASSED' },
    });
    await owner.roundAssetCategory.create({
      data: { roundAssetId: roundAsset.id, categoryId: category.id, projectId, studioId: studio.id },
    });
    const to = { roundAssetId: roundAsset.id, projectId, assetId, organizationId: retoucher.id };
    const assignment = await owner.assignment.create({
      data: { ...to, studioId: studio.id, assigneeId, agreedCostCents: 300 },
    });
    const version = await owner.retouchVersion.create({
      data: {
        ...to,
        roundId: round.id,
        number: 1,
        originalName: 'v1.jpg',
        sizeBytes: 11n,
        sha256: checksumOf(assetId),
        storageKey: `versions/${assetId}`,
        status: 'READY',
        matchedBy: 'NAME',
        releasedAt: released ? new Date() : null,
      },
    });
    return { roundAsset, assignment, version };
  };
  const frontWork = await work(front.id, one, one.people.hand.id, true);
  const backWork = await work(back.id, two, null, false);

  const say = (lane: string, author: { id: string }, authorOrganizationId: string, retoucherOrganizationId?: string) =>
    owner.comment.create({
      data: { projectId, lane, body: lane, authorId: author.id, authorOrganizationId, retoucherOrganizationId },
    });
  const comments = {
    client: await say('CLIENT_STUDIO', client.people.viewer, client.id),
    one: await say('STUDIO_RETOUCHER', studio.people.producer, studio.id, one.id),
    two: await say('STUDIO_RETOUCHER', studio.people.producer, studio.id, two.id),
    studio: await say('STUDIO', studio.people.producer, studio.id),
  };

  const delivery = await owner.delivery.create({
    data: { projectId, number: 1, manifestSha256: checksumOf('manifest') },
  });
  await owner.deliverable.create({
    data: {
      deliveryId: delivery.id,
      projectId,
      assetId: front.id,
      versionId: frontWork.version.id,
      fileName: 'front.jpg',
      storageKey: 'deliveries/front',
      sizeBytes: 11n,
      sha256: checksumOf('front'),
    },
  });
  const unit = { unitPriceCents: 700, currency: 'EUR' };
  await owner.clientPricing.create({
    data: { studioId: studio.id, clientId: client.id, categoryId: category.id, ...unit },
  });
  await owner.retoucherPricing.create({
    data: { studioId: studio.id, retoucherId: one.id, categoryId: category.id, ...unit },
  });
  await owner.projectPricingItem.create({
    data: {
      projectId,
      studioId: studio.id,
      description: 'Basic',
      ...unit,
      vatBasisPoints: 2000,
      priceSource: 'CLIENT',
      billingState: 'UNBILLED',
    },
  });
  const basic = { position: 1, description: 'Basic', unitPriceCents: 700, netCents: 700, vatBasisPoints: 2000 };
  const totals = { netCents: 700, vatCents: 140, totalCents: 840 };
  const [quote] = await owner.$transaction(async (tx) => {
    const made = await tx.quote.create({ data: { projectId, number: 1, currency: 'EUR', ...totals } });
    return [made, await tx.quoteLine.create({ data: { quoteId: made.id, projectId, quantity: 1, ...basic } })];
  });
  const invoice = await owner.invoice.create({
    data: {
      issuerOrganizationId: studio.id,
      recipientOrganizationId: client.id,
      projectId,
      ...totals,
      items: { create: basic },
    },
  });
  const notification = await owner.notification.create({
    data: { organizationId: client.id, projectId, type: 'validation', dedupeKey: v7() },
  });
  await owner.notificationRecipient.create({
    data: {
      notificationId: notification.id,
      userId: client.people.viewer.id,
      deliveries: { create: { channel: 'IN_APP' } },
    },
  });
  const upload = await owner.uploadSession.create({
    data: {
      projectId,
      userId: one.people.hand.id,
      organizationId: one.id,
      purpose: 'VERSION',
      roundAssetId: frontWork.roundAsset.id,
      fileName: 'front.jpg',
      sizeBytes: 20n,
      storageKey: `uploads/${v7()}`,
      expiresAt: new Date(Date.now() + 3_600_000),
    },
  });
  return {
    studio,
    rival,
    client,
    other,
    one,
    two,
    platform,
    project,
    category,
    guideline,
    clientGuideline,
    front,
    back,
    spare,
    hidden,
    selection,
    round,
    frontWork,
    backWork,
    comments,
    delivery,
    quote,
    invoice,
    notification,
    upload,
  };
}

export type Shoot = Awaited<ReturnType<typeof populateShoot>>;
