import { afterAll, beforeAll, expect, test } from 'vitest';
import { SIDE_ROLE } from './role-names.ts';
import { createTestDatabase } from './testing/database.ts';
import type { TestDatabase } from './testing/database.ts';
import { withClient } from './with-client.ts';

let database: TestDatabase;
beforeAll(async () => void (database = await createTestDatabase()));
afterAll(() => database.drop());

const query = <R extends object>(text: string, values: unknown[] = []) =>
  withClient(database.superuserUrl, async (client) => (await client.query<R>(text, values)).rows);

/** What a role was granted, as `table operation` with the columns by name. */
async function grantsOf(role: string): Promise<Record<string, string>> {
  const rows = await query<{ what: string; columns: string }>(
    `SELECT table_name || ' ' || privilege_type AS what, string_agg(column_name, ' ' ORDER BY column_name) AS columns
     FROM information_schema.column_privileges WHERE table_schema = 'public' AND grantee = $1 GROUP BY 1
     UNION SELECT table_name || ' ' || privilege_type, 'every column' FROM information_schema.role_table_grants
     WHERE table_schema = 'public' AND grantee = $1
     ORDER BY 1`,
    [role],
  );
  return Object.fromEntries(rows.map(({ what, columns }) => [what, columns]));
}

/**
 * Everything the sides hold. A column that is not here does not exist for that side: whoever adds one decides about it
 * by a grant in its migration and a word here.
 */
const granted: Record<string, Record<string, string>> = {
  etouch_client: {
    'Asset INSERT':
      'assetType createdAt derivativeBytes id metadata neutralName originalName processingAttempts projectId shownToClient sizeBytes status updatedAt uploadedById',
    'Asset SELECT':
      'assetType baseAssetId camera capturedAt crc32 createdAt derivativesKey durationMs extraFormat fileDeletedAt height id iso lens metadata mimeType originalName pages processingDetail processingError productReference projectId renditionState sha256 shownToClient sizeBytes status storageKey thumbhash trashedAt updatedAt width',
    'AuditEvent SELECT': 'actorId actorKind createdAt id organizationId payload projectId subjectId type',
    'ClientPricing SELECT': 'categoryId clientId currency id studioId unitPriceCents',
    'Comment INSERT':
      'annotation assetId authorId authorKind authorOrganizationId body createdAt id kind lane parentId projectId updatedAt versionId',
    'Comment SELECT':
      'annotation assetId authorId authorKind authorOrganizationId body carriedFromId createdAt id kind lane parentId projectId resolvedAt resolvedById updatedAt versionId',
    'Comment UPDATE': 'annotation body kind resolvedAt resolvedById updatedAt',
    'Deliverable SELECT': 'assetId deliveryId fileName id projectId sha256 sizeBytes storageKey versionId',
    'Delivery SELECT': 'frozenAt id manifestSha256 number projectId',
    'Download INSERT':
      'content createdAt expiresAt fileCount files id knownCount leftOutCount organizationId projectId state title totalBytes userId',
    'Download SELECT':
      'content createdAt expiresAt fileCount files id knownCount leftOutCount organizationId projectId state title totalBytes userId',
    'GuidelineFile SELECT': 'body createdAt guidelineKey id name organizationId rules supersededAt version',
    'GuidelineOrganizationPrice SELECT': 'categoryId currency guidelineFileId id organizationId unitPriceCents',
    'IdempotentRequest DELETE': 'every column',
    'IdempotentRequest INSERT': 'createdAt id key requestHash route userId',
    'IdempotentRequest SELECT': 'createdAt id key requestHash response route status userId',
    'IdempotentRequest UPDATE': 'response status',
    'Invitation INSERT': 'createdAt email expiresAt id inviterId organizationId role status',
    'Invitation SELECT': 'createdAt email expiresAt id inviterId organizationId role status',
    'Invitation UPDATE': 'status',
    'Invoice SELECT':
      'correctsInvoiceId createdAt currency dueAt id issuedAt issuerOrganizationId kind netCents number projectId recipientOrganizationId sequence series status totalCents updatedAt vatCents year',
    'InvoiceItem SELECT': 'description id invoiceId netCents position quantity unitPriceCents vatBasisPoints',
    'Notification SELECT': 'createdAt id organizationId payload projectId type',
    'NotificationDelivery SELECT': 'channel createdAt id recipientId sentAt state',
    'NotificationRecipient SELECT': 'createdAt id notificationId readAt userId',
    'NotificationRecipient UPDATE': 'readAt',
    'Organization SELECT': 'createdAt currency id locale logo name slug timeZone type updatedAt',
    'Payment SELECT': 'amountCents createdAt currency id invoiceId organizationId paidAt refundedCents status',
    'PhotoMark DELETE': 'every column',
    'PhotoMark INSERT': 'assetId colourLabel id organizationId pick projectId rating updatedAt userId',
    'PhotoMark SELECT': 'assetId colourLabel id organizationId pick projectId rating updatedAt userId',
    'PhotoMark UPDATE': 'colourLabel pick rating updatedAt',
    'Project SELECT':
      'clientId clientMayUpload clientVisibleSince code createdAt currency dueAt id overagePriceCents selectionDeadline selectionLimit stateBeforeArchive studioId title updatedAt version workflowState workflowStateSince',
    'ProjectGuideline SELECT': 'guidelineFileId projectId',
    'ProjectPricingItem SELECT':
      'assetId billingState categoryId createdAt currency description id kind priceSource projectId quantity unitPriceCents vatBasisPoints',
    'Quote SELECT':
      'acceptedAt acceptedById acceptedText currency id netCents number offeredAt offeredById projectId state totalCents vatCents',
    'Quote UPDATE': 'acceptedAt acceptedById acceptedText state',
    'QuoteLine SELECT': 'description id netCents position projectId quantity quoteId unitPriceCents vatBasisPoints',
    'RetouchCategory SELECT': 'archivedAt code createdAt currency id name position studioId unitPriceCents',
    'RetouchRound SELECT': 'billable closedAt deadline id number openedAt projectId',
    'RetouchVersion SELECT':
      'assetId clientDecidedAt clientDecidedById clientDecision crc32 createdAt derivativesKey fileDeletedAt height id mimeType number projectId releasedAt roundAssetId roundId sha256 silhouetteModified sizeBytes status storageKey thumbhash width',
    'RetouchVersion UPDATE': 'clientDecidedAt clientDecidedById clientDecision',
    'RoundAsset SELECT': 'assetId createdAt id instruction projectId roundId state updatedAt',
    'RoundAssetCategory SELECT': 'categoryId projectId roundAssetId',
    'RoundGuideline SELECT': 'guidelineFileId projectId roundId',
    'ScheduledDeletion SELECT': 'bytes deletedAt dueAt files id keptUntil projectId step warnedAt',
    'Selection SELECT':
      'actorKind id note number onBehalf overageAcceptedById overageCount overagePriceCents projectId selectionLimit submittedAt submittedById',
    'SelectionItem SELECT': 'asIs assetId guidelineFileId id instruction projectId selectionId',
    'SelectionItemCategory SELECT': 'categoryId projectId selectionItemId',
    'StudioPartner SELECT': 'createdAt endedAt id kind partnerId paymentDays standingTerms studioId',
    'UploadSession INSERT':
      'announcementKey assetId createdAt expiresAt fileName id offsetBytes organizationId projectId purpose roundAssetId sha256 sizeBytes state storageKey updatedAt userId',
    'UploadSession SELECT':
      'announcementKey assetId completedAt createdAt error expiresAt fileName id leaseHolder leaseUntil offsetBytes organizationId projectId purpose roundAssetId sha256 sizeBytes state storageKey updatedAt userId versionId',
    'UploadSession UPDATE': 'leaseHolder leaseUntil offsetBytes state updatedAt',
    'User SELECT': 'createdAt id image locale name updatedAt',
    'User UPDATE': 'image locale name updatedAt',
    'UserOrganization DELETE': 'every column',
    'UserOrganization SELECT': 'createdAt id mayCommitMoney maySeePrices organizationId role userId',
    'UserOrganization UPDATE': 'mayCommitMoney maySeePrices role',
    'WorkflowEvent INSERT':
      'actingOrganizationId action actorId actorKind createdAt fromState id payload projectId projectVersion reason toState',
    'WorkflowEvent SELECT':
      'actingOrganizationId action actorId actorKind createdAt fromState id projectId reason toState',
  },
  etouch_retoucher: {
    'Asset SELECT':
      'assetType baseAssetId derivativesKey durationMs extraFormat fileDeletedAt height id mimeType neutralBytes neutralCrc32 neutralName neutralSha256 pages projectId renditionState sha256 sizeBytes status storageKey thumbhash width',
    'Assignment SELECT':
      'accessEndsAt agreedCostCents assetId assigneeId createdAt currency deadline handedInAt id organizationId projectId roundAssetId',
    'Assignment UPDATE': 'assigneeId handedInAt',
    'AuditEvent SELECT': 'actorId actorKind createdAt id organizationId payload projectId subjectId type',
    'Comment INSERT':
      'annotation assetId authorId authorKind authorOrganizationId body createdAt id kind lane parentId projectId retoucherOrganizationId updatedAt versionId',
    'Comment SELECT':
      'annotation assetId authorId authorKind authorOrganizationId body createdAt id kind lane parentId projectId resolvedAt resolvedById retoucherOrganizationId updatedAt versionId',
    'Comment UPDATE': 'annotation body kind resolvedAt resolvedById updatedAt',
    'Download INSERT':
      'content createdAt expiresAt fileCount files id knownCount leftOutCount organizationId projectId state title totalBytes userId',
    'Download SELECT':
      'content createdAt expiresAt fileCount files id knownCount leftOutCount organizationId projectId state title totalBytes userId',
    'GuidelineFile SELECT': 'body createdAt guidelineKey id name organizationId rules supersededAt version',
    'IdempotentRequest DELETE': 'every column',
    'IdempotentRequest INSERT': 'createdAt id key requestHash route userId',
    'IdempotentRequest SELECT': 'createdAt id key requestHash response route status userId',
    'IdempotentRequest UPDATE': 'response status',
    'Invitation INSERT': 'createdAt email expiresAt id inviterId organizationId role status',
    'Invitation SELECT': 'createdAt email expiresAt id inviterId organizationId role status',
    'Invitation UPDATE': 'status',
    'Invoice SELECT':
      'correctsInvoiceId createdAt currency dueAt id issuedAt issuerOrganizationId kind netCents number projectId recipientOrganizationId sequence series status totalCents updatedAt vatCents year',
    'InvoiceItem SELECT': 'description id invoiceId netCents position quantity unitPriceCents vatBasisPoints',
    'Notification SELECT': 'createdAt id organizationId payload projectId type',
    'NotificationDelivery SELECT': 'channel createdAt id recipientId sentAt state',
    'NotificationRecipient SELECT': 'createdAt id notificationId readAt userId',
    'NotificationRecipient UPDATE': 'readAt',
    'Organization SELECT': 'createdAt currency id locale logo name slug timeZone type updatedAt',
    'Payment SELECT': 'amountCents createdAt currency id invoiceId organizationId paidAt refundedCents status',
    'Project SELECT': 'code id studioId',
    'RetouchRound SELECT': 'closedAt deadline id number openedAt projectId',
    'RetouchVersion INSERT':
      'assetId checks createdAt derivativeBytes id matchedBy number organizationId originalName processingAttempts projectId roundAssetId roundId sha256 sizeBytes status storageKey uploadedById',
    'RetouchVersion SELECT':
      'assetId checks clientDecision createdAt derivativesKey fileDeletedAt handedInAt height id matchedBy mimeType number organizationId originalName processingDetail processingError projectId qcDecidedAt qcDecision qcReason releasedAt roundAssetId roundId sha256 silhouetteModified sizeBytes status storageKey thumbhash uploadedById width',
    'RetouchVersion UPDATE': 'assetId handedInAt matchedBy roundAssetId roundId silhouetteModified',
    'RetoucherPricing SELECT': 'categoryId currency id retoucherId studioId unitPriceCents',
    'RoundAsset SELECT': 'assetId createdAt id instruction projectId roundId state updatedAt',
    'RoundAssetCategory SELECT': 'categoryId projectId roundAssetId',
    'RoundGuideline SELECT': 'guidelineFileId projectId roundId',
    'StudioPartner SELECT': 'createdAt endedAt id kind partnerId studioId',
    'UploadSession INSERT':
      'announcementKey assetId createdAt expiresAt fileName id offsetBytes organizationId projectId purpose roundAssetId sha256 sizeBytes state storageKey updatedAt userId',
    'UploadSession SELECT':
      'announcementKey assetId completedAt createdAt error expiresAt fileName id leaseHolder leaseUntil offsetBytes organizationId projectId purpose roundAssetId sha256 sizeBytes state storageKey updatedAt userId versionId',
    'UploadSession UPDATE': 'leaseHolder leaseUntil offsetBytes state updatedAt',
    'User SELECT': 'createdAt id image locale name updatedAt',
    'User UPDATE': 'image locale name updatedAt',
    'UserOrganization DELETE': 'every column',
    'UserOrganization SELECT': 'createdAt id mayCommitMoney maySeePrices organizationId role userId',
    'UserOrganization UPDATE': 'mayCommitMoney maySeePrices role',
  },
};

test.each(Object.values(SIDE_ROLE))('%s holds exactly these columns', async (role) => {
  expect(await grantsOf(role)).toEqual(granted[role]);
});
