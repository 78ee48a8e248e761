import { v7 } from 'uuid';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { MatrixWorld } from './world.ts';

/** Where the row of a line stands: its table's name comes first, and what sets it apart after a colon. */
export interface Mark {
  /** Column values that name one row; none: any. */
  where: Record<string, string>;
  given?: string[];
}

const soon = (): Date => new Date(Date.now() + 3_600_000);

/** Adds to the world a row of every table it does not have yet. @returns the marked row of every line */
export async function markRows(owner: PrismaClient, world: MatrixWorld): Promise<Record<string, Mark>> {
  return {
    ...peopleRows(world),
    ...(await accountRows(owner, world)),
    ...(await projectRows(owner, world)),
    _prisma_migrations: { where: {} },
    ...(await priceRows(owner, world)),
    ...(await moneyRows(owner, world)),
    ...(await messageRows(owner, world)),
  };
}

const byId = (row: { id: string }): Mark => ({ where: { id: row.id } });

function peopleRows({ shoot }: MatrixWorld): Record<string, Mark> {
  const { studio, client, one } = shoot;
  return {
    Organization: byId(studio),
    'Organization: the client': byId(client),
    'Organization: the agency': byId(one),
    User: byId(studio.people.producer),
    'User: of the client': byId(client.people.viewer),
    'User: of the agency': byId(one.people.hand),
    UserOrganization: { where: { id: studio.people.producer.memberId } },
    'UserOrganization: of the client': { where: { id: client.people.viewer.memberId } },
    StudioPartner: { where: { studioId: studio.id, partnerId: client.id } },
    'StudioPartner: the agency': { where: { studioId: studio.id, partnerId: one.id } },
  };
}

async function accountRows(owner: PrismaClient, { shoot, emptyPartnerId }: MatrixWorld): Promise<Record<string, Mark>> {
  const userId = shoot.studio.people.producer.id;
  const invite = (organizationId: string, role: 'STUDIO_USER' | 'CLIENT_ADMIN') =>
    owner.invitation.create({
      data: {
        organizationId,
        role,
        email: 'invited@example.test',
        inviterId: shoot.studio.people.admin.id,
        expiresAt: soon(),
      },
    });
  const session = await owner.session.create({ data: { token: v7(), userId, expiresAt: soon() } });
  const account = await owner.account.create({ data: { accountId: v7(), providerId: 'credential', userId } });
  const verification = await owner.verification.create({ data: { identifier: 'i', value: 'v', expiresAt: soon() } });
  const rateLimit = await owner.rateLimit.create({ data: { key: v7(), count: 1, lastRequest: 1n } });
  return {
    Session: byId(session),
    Account: byId(account),
    Verification: byId(verification),
    RateLimit: byId(rateLimit),
    Invitation: byId(await invite(shoot.studio.id, 'STUDIO_USER')),
    'Invitation: to a partner without members': byId(await invite(emptyPartnerId, 'CLIENT_ADMIN')),
  };
}

async function projectRows(owner: PrismaClient, { shoot }: MatrixWorld): Promise<Record<string, Mark>> {
  const { project, front, hidden, frontWork, backWork, client, studio, guideline, comments } = shoot;
  const projectId = project.id;
  const roundId = shoot.round.id;
  const guidelineFileId = guideline.id;
  const trashed = [`UPDATE "Asset" SET "trashedAt" = now() WHERE id = '${front.id}'`];
  const retention = await owner.retentionPolicy.create({ data: { studioId: studio.id, originalsMonths: 12 } });
  const announced = { projectId, dueAt: soon(), warnedAt: new Date() };
  const deletion = await owner.scheduledDeletion.create({ data: { ...announced, step: 'ORIGINALS' } });
  const ofDelivery = await owner.scheduledDeletion.create({ data: { ...announced, step: 'DELIVERED' } });
  const removal = await owner.fileRemoval.create({ data: { studioId: studio.id, projectId, storageKey: v7() } });
  const seen = { firstSeenAt: new Date(), lastSeenAt: new Date() };
  const site = await owner.storageSite.create({ data: { storage: 'disk', incoming: 'here' } });
  const finding = await owner.fileFinding.create({ data: { key: v7(), problem: 'ORPHANED', ...seen } });
  const sidecar = await owner.sidecar.create({
    data: { projectId, originalName: 'front.xmp', stem: v7(), sizeBytes: 1n, sha256: v7(), storageKey: v7() },
  });
  const upload = await owner.uploadSession.create({
    data: {
      projectId,
      userId: studio.people.producer.id,
      organizationId: studio.id,
      purpose: 'ASSET',
      fileName: 'late.jpg',
      sizeBytes: 20n,
      storageKey: `uploads/${v7()}`,
      expiresAt: soon(),
    },
  });
  const download = await owner.download.create({
    data: {
      projectId,
      userId: studio.people.producer.id,
      organizationId: studio.id,
      content: 'ORIGINALS',
      title: 'Autumn',
      files: [],
      fileCount: 1,
      totalBytes: 20n,
      expiresAt: soon(),
    },
  });
  return {
    Project: byId(project),
    WorkflowEvent: { where: { projectId, toState: 'CLIENT_VALIDATION' } },
    WorkflowTransition: { where: { fromState: 'DONE', action: 'ARCHIVE', toState: 'ARCHIVED' } },
    Asset: byId(front),
    'Asset: client may upload': {
      ...byId(front),
      given: [`UPDATE "Project" SET "clientMayUpload" = true WHERE id = '${projectId}'`],
    },
    'Asset: not shown to the client': byId(hidden),
    'Asset: in the trash': { ...byId(front), given: trashed },
    UploadSession: byId(shoot.upload),
    'UploadSession: of a photo': byId(upload),
    'UploadSession: of a photo in the trash': {
      ...byId(shoot.upload),
      given: [...trashed, `UPDATE "UploadSession" SET "assetId" = '${front.id}' WHERE id = '${shoot.upload.id}'`],
    },
    Download: byId(download),
    PhotoMark: { where: { assetId: front.id, userId: client.people.viewer.id } },
    'PhotoMark: of the studio': { where: { assetId: front.id, userId: studio.people.producer.id } },
    Selection: byId(shoot.selection),
    SelectionItem: { where: { selectionId: shoot.selection.id, assetId: front.id } },
    SelectionItemCategory: { where: { projectId, categoryId: shoot.category.id } },
    GuidelineFile: byId(guideline),
    'GuidelineFile: of the client': byId(shoot.clientGuideline),
    ProjectGuideline: { where: { projectId, guidelineFileId } },
    RoundGuideline: { where: { roundId, guidelineFileId } },
    RetouchRound: byId(shoot.round),
    RoundAsset: byId(frontWork.roundAsset),
    RoundAssetCategory: { where: { roundAssetId: frontWork.roundAsset.id, categoryId: shoot.category.id } },
    Assignment: byId(frontWork.assignment),
    RetouchVersion: byId(frontWork.version),
    'RetouchVersion: handed in': {
      ...byId(frontWork.version),
      given: [`UPDATE "RetouchVersion" SET "handedInAt" = now() WHERE id = '${frontWork.version.id}'`],
    },
    'RetouchVersion: not released, of the other agency': byId(backWork.version),
    Comment: byId(comments.client),
    'Comment: to the agency': byId(comments.one),
    'Comment: within the studio': byId(comments.studio),
    'Comment: on a photo in the trash': {
      ...byId(comments.client),
      given: [...trashed, `UPDATE "Comment" SET "assetId" = '${front.id}' WHERE id = '${comments.client.id}'`],
    },
    Sidecar: byId(sidecar),
    FileRemoval: byId(removal),
    StorageUsage: { where: { studioId: studio.id } },
    StorageSite: { where: { id: String(site.id) } },
    FileFinding: { where: { key: finding.key } },
    RetentionPolicy: byId(retention),
    ScheduledDeletion: byId(deletion),
    'ScheduledDeletion: of what was delivered': byId(ofDelivery),
    Delivery: byId(shoot.delivery),
    Deliverable: { where: { deliveryId: shoot.delivery.id, assetId: front.id } },
  };
}

async function priceRows(owner: PrismaClient, { shoot }: MatrixWorld): Promise<Record<string, Mark>> {
  const { studio, client, one, project, category, guideline, quote } = shoot;
  const categoryId = category.id;
  const price = { studioId: studio.id, guidelineFileId: guideline.id, categoryId, unitPriceCents: 800 };
  const general = await owner.guidelinePricingCategory.create({ data: price });
  const special = await owner.guidelineOrganizationPrice.create({ data: { ...price, organizationId: client.id } });
  return {
    RetouchCategory: byId(category),
    ClientPricing: { where: { studioId: studio.id, clientId: client.id, categoryId } },
    GuidelinePricingCategory: byId(general),
    GuidelineOrganizationPrice: byId(special),
    RetoucherPricing: { where: { studioId: studio.id, retoucherId: one.id, categoryId } },
    ProjectPricingItem: { where: { projectId: project.id } },
    Quote: byId(quote),
    QuoteLine: { where: { quoteId: quote.id } },
  };
}

async function moneyRows(owner: PrismaClient, { shoot }: MatrixWorld): Promise<Record<string, Mark>> {
  const { studio, one, platform, invoice } = shoot;
  const item = { where: { invoiceId: invoice.id } };
  const payment = await owner.payment.create({
    data: { organizationId: studio.id, invoiceId: invoice.id, amountCents: 0 },
  });
  const series = await owner.invoiceSeries.create({
    data: { issuerOrganizationId: studio.id, series: 'F', year: 2026 },
  });
  const finalized = ({ id }: { id: string }): string[] => [
    `UPDATE "Invoice" SET status = 'OPEN', series = 'F', year = 2026, sequence = 1, number = 'F-2026-000001', "issuedAt" = now()
     WHERE id = '${id}'`,
  ];
  const toStudio = (kind: string, issuer: { id: string }) =>
    owner.invoice.create({ data: { kind, issuerOrganizationId: issuer.id, recipientOrganizationId: studio.id } });
  const subscription = await toStudio('SUBSCRIPTION', platform);
  const selfBilled = await toStudio('SELF_BILLED', one);
  const given = finalized(invoice);
  return {
    Invoice: byId(invoice),
    'Invoice: finalized': { ...byId(invoice), given },
    'Invoice: of a subscription': { ...byId(subscription), given: finalized(subscription) },
    'Invoice: self-billed': { ...byId(selfBilled), given: finalized(selfBilled) },
    InvoiceItem: item,
    'InvoiceItem: finalized': { ...item, given },
    InvoiceSeries: byId(series),
    Payment: byId(payment),
    'Payment: of a finalized invoice': { ...byId(payment), given },
  };
}

async function messageRows(owner: PrismaClient, { shoot }: MatrixWorld): Promise<Record<string, Mark>> {
  const { studio, client, notification } = shoot;
  const organizationId = studio.id;
  const recipient = await owner.notificationRecipient.findFirstOrThrow({ where: { notificationId: notification.id } });
  const installation = await owner.integrationInstallation.create({ data: { organizationId, provider: 'ftp' } });
  const audit = (id: string) =>
    owner.auditEvent.create({ data: { organizationId: id, actorKind: 'SYSTEM', type: 'matrix' } });
  const installationId = installation.id;
  const mail = { toAddress: 'a@example.test', subject: 's', html: 'h', text: 't' };
  const request = { userId: client.people.viewer.id, key: 'k', route: 'r', requestHash: 'h' };
  return {
    AuditEvent: byId(await audit(organizationId)),
    'AuditEvent: of the client': byId(await audit(client.id)),
    Notification: byId(notification),
    NotificationRecipient: byId(recipient),
    NotificationDelivery: { where: { recipientId: recipient.id } },
    MailboxMessage: byId(await owner.mailboxMessage.create({ data: mail })),
    IdempotentRequest: byId(await owner.idempotentRequest.create({ data: request })),
    IntegrationInstallation: byId(installation),
    ImportJob: byId(await owner.importJob.create({ data: { organizationId, installationId, kind: 'CLIENTS' } })),
    FtpSyncJob: byId(
      await owner.ftpSyncJob.create({ data: { organizationId, installationId, direction: 'IN', remotePath: '/' } }),
    ),
  };
}
