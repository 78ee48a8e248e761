import { z } from 'zod';

/** Every vocabulary of the domain, as the API speaks it. The first seven are the founding document's, in its order. */
export const organizationType = z.enum(['PLATFORM', 'STUDIO', 'CLIENT', 'RETOUCHER']);
export const userRole = z.enum([
  'SUPER_ADMIN',
  'ADMIN',
  'PLATFORM_ADMIN',
  'STUDIO_ADMIN',
  'STUDIO_USER',
  'CLIENT_ADMIN',
  'CLIENT_USER',
  'RETOUCH_ADMIN',
  'RETOUCH_USER',
]);
export const projectWorkflowState = z.enum([
  'STUDIO_REVIEW',
  'CLIENT_REVIEW',
  'SELECTION_CONFIRMATION',
  'IN_RETOUCH',
  'CLIENT_VALIDATION',
  'DONE',
  'ARCHIVED',
]);
export const assetType = z.enum(['PHOTO', 'VIDEO', 'DOCUMENT']);
export const assetStatus = z.enum(['UPLOADING', 'UPLOADED', 'PROCESSING', 'READY', 'DELIVERED', 'ARCHIVED']);
export const paymentStatus = z.enum([
  'UNPAID',
  'PAID',
  'PENDING',
  'PROCESSING',
  'SUCCEEDED',
  'FAILED',
  'CANCELED',
  'REFUNDED',
]);
export const invoiceKind = z.enum(['SUBSCRIPTION', 'SALE', 'DEPOSIT', 'CREDIT_NOTE', 'SELF_BILLED']);
export const invoiceStatus = z.enum(['DRAFT', 'OPEN', 'PAID', 'VOID', 'UNCOLLECTIBLE']);

export const workflowAction = z.enum([
  'SEND_TO_CLIENT',
  'SELECT_FOR_CLIENT',
  'RECALL',
  'SUBMIT_SELECTION',
  'REOPEN_SELECTION',
  'CONFIRM',
  'DELIVER_WITHOUT_RETOUCH',
  'SUBMIT_FOR_VALIDATION',
  'REQUEST_CHANGES',
  'APPROVE',
  'REOPEN',
  'ARCHIVE',
  'CANCEL',
  'UNARCHIVE',
]);
export const actorKind = z.enum(['USER', 'GUEST', 'SYSTEM']);
export const partnerKind = z.enum(['CLIENT', 'RETOUCHER']);
export const colourLabel = z.enum(['RED', 'YELLOW', 'GREEN', 'BLUE']);
export const pick = z.enum(['PICK', 'REJECT']);
export const roundAssetState = z.enum(['TODO', 'SUBMITTED', 'QC_REJECTED', 'QC_PASSED', 'APPROVED', 'REJECTED']);
export const versionStatus = z.enum(['UPLOADED', 'PROCESSING', 'READY', 'FAILED']);
export const qualityCheckDecision = z.enum(['PASSED', 'SENT_BACK']);
export const clientDecision = z.enum(['APPROVED', 'REJECTED']);
export const matchedBy = z.enum(['NAME', 'CHECKSUM', 'LIKENESS', 'HAND']);
export const uploadPurpose = z.enum(['ASSET', 'VERSION']);
export const uploadState = z.enum(['OPEN', 'COMPLETE', 'FAILED', 'EXPIRED', 'CANCELED']);
export const commentLane = z.enum(['CLIENT_STUDIO', 'STUDIO_RETOUCHER', 'STUDIO']);
export const commentKind = z.enum(['NOTE', 'REJECTION', 'CHANGE_REQUEST']);
export const priceSource = z.enum(['PROJECT', 'CLIENT', 'GUIDELINE_ORGANIZATION', 'GUIDELINE', 'CATEGORY']);
export const pricingKind = z.enum(['RETOUCH', 'OVERAGE', 'CHANGE_REQUEST']);
export const billingState = z.enum(['QUOTED', 'UNBILLED', 'BILLED', 'WAIVED']);
export const quoteState = z.enum(['OFFERED', 'ACCEPTED', 'SUPERSEDED']);
export const locale = z.enum(['fr', 'en']);

export type OrganizationType = z.infer<typeof organizationType>;
export type UserRole = z.infer<typeof userRole>;
export type ProjectWorkflowState = z.infer<typeof projectWorkflowState>;
export type InvoiceKind = z.infer<typeof invoiceKind>;
export type AssetStatus = z.infer<typeof assetStatus>;
export type WorkflowAction = z.infer<typeof workflowAction>;
export type ActorKind = z.infer<typeof actorKind>;
export type PartnerKind = z.infer<typeof partnerKind>;
export type RoundAssetState = z.infer<typeof roundAssetState>;
export type PriceSource = z.infer<typeof priceSource>;
export type CommentLane = z.infer<typeof commentLane>;
export type Locale = z.infer<typeof locale>;
