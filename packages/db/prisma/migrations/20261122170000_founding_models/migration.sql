-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "OrganizationType" AS ENUM ('PLATFORM', 'STUDIO', 'CLIENT', 'RETOUCHER');

-- CreateEnum
CREATE TYPE "UserRole" AS ENUM ('SUPER_ADMIN', 'ADMIN', 'PLATFORM_ADMIN', 'STUDIO_ADMIN', 'STUDIO_USER', 'CLIENT_ADMIN', 'CLIENT_USER', 'RETOUCH_ADMIN', 'RETOUCH_USER');

-- CreateEnum
CREATE TYPE "ProjectWorkflowState" AS ENUM ('STUDIO_REVIEW', 'CLIENT_REVIEW', 'SELECTION_CONFIRMATION', 'IN_RETOUCH', 'CLIENT_VALIDATION', 'DONE', 'ARCHIVED');

-- CreateEnum
CREATE TYPE "AssetType" AS ENUM ('PHOTO', 'VIDEO', 'DOCUMENT');

-- CreateEnum
CREATE TYPE "AssetStatus" AS ENUM ('UPLOADING', 'UPLOADED', 'PROCESSING', 'READY', 'DELIVERED', 'ARCHIVED');

-- CreateEnum
CREATE TYPE "PaymentStatus" AS ENUM ('UNPAID', 'PAID', 'PENDING', 'PROCESSING', 'SUCCEEDED', 'FAILED', 'CANCELED', 'REFUNDED');

-- CreateEnum
CREATE TYPE "InvoiceStatus" AS ENUM ('DRAFT', 'OPEN', 'PAID', 'VOID', 'UNCOLLECTIBLE');

-- CreateTable
CREATE TABLE "Organization" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "type" "OrganizationType" NOT NULL,
    "logo" TEXT,
    "metadata" TEXT,
    "parentOrganizationId" UUID,
    "stripeCustomerId" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'fr',
    "currency" TEXT NOT NULL DEFAULT 'EUR',
    "timeZone" TEXT NOT NULL DEFAULT 'Europe/Paris',
    "vatBasisPoints" INTEGER NOT NULL DEFAULT 2000,
    "retoucherAccessDays" INTEGER NOT NULL DEFAULT 14,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailVerified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "locale" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UserOrganization" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "role" "UserRole" NOT NULL,
    "mayCommitMoney" BOOLEAN NOT NULL DEFAULT false,
    "maySeePrices" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "UserOrganization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StudioPartner" (
    "id" UUID NOT NULL,
    "studioId" UUID NOT NULL,
    "partnerId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "billingName" TEXT,
    "billingAddress" TEXT,
    "vatNumber" TEXT,
    "standingTerms" BOOLEAN NOT NULL DEFAULT false,
    "paymentDays" INTEGER NOT NULL DEFAULT 30,
    "stripeCustomerId" TEXT,
    "externalIds" JSONB NOT NULL DEFAULT '{}',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "StudioPartner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "token" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "ipAddress" TEXT,
    "userAgent" TEXT,
    "activeOrganizationId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "id" UUID NOT NULL,
    "accountId" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "accessToken" TEXT,
    "refreshToken" TEXT,
    "idToken" TEXT,
    "accessTokenExpiresAt" TIMESTAMPTZ(3),
    "refreshTokenExpiresAt" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Verification" (
    "id" UUID NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role" "UserRole" NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "inviterId" UUID NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "lastRequest" BIGINT NOT NULL,

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Project" (
    "id" UUID NOT NULL,
    "studioId" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "workflowState" "ProjectWorkflowState" NOT NULL DEFAULT 'STUDIO_REVIEW',
    "workflowStateSince" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "stateBeforeArchive" "ProjectWorkflowState",
    "version" INTEGER NOT NULL DEFAULT 1,
    "currency" TEXT NOT NULL DEFAULT 'EUR',
    "selectionLimit" INTEGER,
    "overagePriceCents" INTEGER,
    "selectionDeadline" TIMESTAMPTZ(3),
    "dueAt" TIMESTAMPTZ(3),
    "clientVisibleSince" TIMESTAMPTZ(3),
    "clientMayUpload" BOOLEAN NOT NULL DEFAULT false,
    "publicToken" TEXT,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Project_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WorkflowEvent" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" UUID,
    "actingOrganizationId" UUID,
    "fromState" "ProjectWorkflowState" NOT NULL,
    "toState" "ProjectWorkflowState" NOT NULL,
    "action" TEXT NOT NULL,
    "reason" TEXT,
    "payload" JSONB NOT NULL DEFAULT '{}',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "WorkflowEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WorkflowTransition" (
    "fromState" "ProjectWorkflowState" NOT NULL,
    "action" TEXT NOT NULL,
    "toState" "ProjectWorkflowState" NOT NULL,

    CONSTRAINT "WorkflowTransition_pkey" PRIMARY KEY ("fromState","action","toState")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "projectId" UUID,
    "actorKind" TEXT NOT NULL,
    "actorId" UUID,
    "type" TEXT NOT NULL,
    "subjectId" UUID,
    "payload" JSONB NOT NULL DEFAULT '{}',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Asset" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "assetType" "AssetType" NOT NULL,
    "status" "AssetStatus" NOT NULL DEFAULT 'UPLOADING',
    "originalName" TEXT NOT NULL,
    "neutralName" TEXT NOT NULL,
    "extraFormat" TEXT,
    "baseAssetId" UUID,
    "sizeBytes" BIGINT NOT NULL,
    "sha256" TEXT,
    "mimeType" TEXT,
    "width" INTEGER,
    "height" INTEGER,
    "thumbhash" TEXT,
    "storageKey" TEXT,
    "derivativesKey" TEXT,
    "capturedAt" TIMESTAMPTZ(3),
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "processingError" TEXT,
    "processingDetail" TEXT,
    "processingAttempts" INTEGER NOT NULL DEFAULT 0,
    "shownToClient" BOOLEAN NOT NULL DEFAULT true,
    "productReference" TEXT,
    "uploadedById" UUID,
    "trashedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Asset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UploadSession" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "assetId" UUID,
    "roundAssetId" UUID,
    "versionId" UUID,
    "fileName" TEXT NOT NULL,
    "sizeBytes" BIGINT NOT NULL,
    "offsetBytes" BIGINT NOT NULL DEFAULT 0,
    "sha256" TEXT,
    "storageKey" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'OPEN',
    "error" TEXT,
    "leaseHolder" TEXT,
    "leaseUntil" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "completedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "UploadSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PhotoMark" (
    "id" UUID NOT NULL,
    "assetId" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "rating" INTEGER NOT NULL DEFAULT 0,
    "colourLabel" TEXT,
    "pick" TEXT,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PhotoMark_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Selection" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "submittedById" UUID,
    "actorKind" TEXT NOT NULL,
    "onBehalf" BOOLEAN NOT NULL DEFAULT false,
    "selectionLimit" INTEGER,
    "overageCount" INTEGER NOT NULL DEFAULT 0,
    "overagePriceCents" INTEGER NOT NULL DEFAULT 0,
    "overageAcceptedById" UUID,
    "note" TEXT,
    "submittedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Selection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SelectionItem" (
    "id" UUID NOT NULL,
    "selectionId" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "assetId" UUID NOT NULL,
    "asIs" BOOLEAN NOT NULL DEFAULT false,
    "instruction" TEXT,
    "guidelineFileId" UUID,

    CONSTRAINT "SelectionItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SelectionItemCategory" (
    "selectionItemId" UUID NOT NULL,
    "categoryId" UUID NOT NULL,
    "projectId" UUID NOT NULL,

    CONSTRAINT "SelectionItemCategory_pkey" PRIMARY KEY ("selectionItemId","categoryId")
);

-- CreateTable
CREATE TABLE "GuidelineFile" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "guidelineKey" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "rules" JSONB NOT NULL DEFAULT '[]',
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "supersededAt" TIMESTAMPTZ(3),

    CONSTRAINT "GuidelineFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProjectGuideline" (
    "projectId" UUID NOT NULL,
    "guidelineFileId" UUID NOT NULL,

    CONSTRAINT "ProjectGuideline_pkey" PRIMARY KEY ("projectId","guidelineFileId")
);

-- CreateTable
CREATE TABLE "RoundGuideline" (
    "roundId" UUID NOT NULL,
    "guidelineFileId" UUID NOT NULL,
    "projectId" UUID NOT NULL,

    CONSTRAINT "RoundGuideline_pkey" PRIMARY KEY ("roundId","guidelineFileId")
);

-- CreateTable
CREATE TABLE "RetouchRound" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "billable" BOOLEAN NOT NULL DEFAULT false,
    "deadline" TIMESTAMPTZ(3),
    "openedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RetouchRound_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RoundAsset" (
    "id" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "assetId" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'TODO',
    "instruction" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RoundAsset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RoundAssetCategory" (
    "roundAssetId" UUID NOT NULL,
    "categoryId" UUID NOT NULL,
    "projectId" UUID NOT NULL,

    CONSTRAINT "RoundAssetCategory_pkey" PRIMARY KEY ("roundAssetId","categoryId")
);

-- CreateTable
CREATE TABLE "Assignment" (
    "id" UUID NOT NULL,
    "roundAssetId" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "assetId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "assigneeId" UUID,
    "agreedCostCents" INTEGER NOT NULL DEFAULT 0,
    "currency" TEXT NOT NULL DEFAULT 'EUR',
    "deadline" TIMESTAMPTZ(3),
    "handedInAt" TIMESTAMPTZ(3),
    "accessEndsAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RetouchVersion" (
    "id" UUID NOT NULL,
    "assetId" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "roundAssetId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "uploadedById" UUID,
    "originalName" TEXT NOT NULL,
    "sizeBytes" BIGINT NOT NULL,
    "sha256" TEXT NOT NULL,
    "storageKey" TEXT NOT NULL,
    "mimeType" TEXT,
    "width" INTEGER,
    "height" INTEGER,
    "thumbhash" TEXT,
    "derivativesKey" TEXT,
    "status" TEXT NOT NULL DEFAULT 'UPLOADED',
    "processingError" TEXT,
    "processingDetail" TEXT,
    "processingAttempts" INTEGER NOT NULL DEFAULT 0,
    "matchedBy" TEXT NOT NULL,
    "checks" JSONB NOT NULL DEFAULT '[]',
    "silhouetteModified" BOOLEAN,
    "handedInAt" TIMESTAMPTZ(3),
    "qcDecision" TEXT,
    "qcDecidedAt" TIMESTAMPTZ(3),
    "qcDecidedById" UUID,
    "qcReason" TEXT,
    "releasedAt" TIMESTAMPTZ(3),
    "clientDecision" TEXT,
    "clientDecidedAt" TIMESTAMPTZ(3),
    "clientDecidedById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RetouchVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Comment" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "assetId" UUID,
    "versionId" UUID,
    "parentId" UUID,
    "lane" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'NOTE',
    "body" TEXT NOT NULL,
    "annotation" JSONB,
    "authorKind" TEXT NOT NULL DEFAULT 'USER',
    "authorId" UUID,
    "authorOrganizationId" UUID,
    "retoucherOrganizationId" UUID,
    "forwardedFromId" UUID,
    "carriedFromId" UUID,
    "resolvedAt" TIMESTAMPTZ(3),
    "resolvedById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Delivery" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "manifestSha256" TEXT NOT NULL,
    "frozenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Deliverable" (
    "id" UUID NOT NULL,
    "deliveryId" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "assetId" UUID NOT NULL,
    "versionId" UUID,
    "fileName" TEXT NOT NULL,
    "storageKey" TEXT NOT NULL,
    "sizeBytes" BIGINT NOT NULL,
    "sha256" TEXT NOT NULL,

    CONSTRAINT "Deliverable_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RetouchCategory" (
    "id" UUID NOT NULL,
    "studioId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "unitPriceCents" INTEGER NOT NULL,
    "currency" TEXT NOT NULL DEFAULT 'EUR',
    "position" INTEGER NOT NULL DEFAULT 0,
    "archivedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RetouchCategory_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ClientPricing" (
    "id" UUID NOT NULL,
    "studioId" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "categoryId" UUID NOT NULL,
    "unitPriceCents" INTEGER NOT NULL,
    "currency" TEXT NOT NULL DEFAULT 'EUR',

    CONSTRAINT "ClientPricing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GuidelinePricingCategory" (
    "id" UUID NOT NULL,
    "guidelineFileId" UUID NOT NULL,
    "categoryId" UUID NOT NULL,
    "unitPriceCents" INTEGER NOT NULL,
    "currency" TEXT NOT NULL DEFAULT 'EUR',

    CONSTRAINT "GuidelinePricingCategory_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GuidelineOrganizationPrice" (
    "id" UUID NOT NULL,
    "guidelineFileId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "categoryId" UUID NOT NULL,
    "unitPriceCents" INTEGER NOT NULL,
    "currency" TEXT NOT NULL DEFAULT 'EUR',

    CONSTRAINT "GuidelineOrganizationPrice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RetoucherPricing" (
    "id" UUID NOT NULL,
    "studioId" UUID NOT NULL,
    "retoucherId" UUID NOT NULL,
    "categoryId" UUID NOT NULL,
    "unitPriceCents" INTEGER NOT NULL,
    "currency" TEXT NOT NULL DEFAULT 'EUR',

    CONSTRAINT "RetoucherPricing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProjectPricingItem" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "assetId" UUID,
    "categoryId" UUID,
    "kind" TEXT NOT NULL DEFAULT 'RETOUCH',
    "description" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL DEFAULT 1,
    "unitPriceCents" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "vatBasisPoints" INTEGER NOT NULL,
    "priceSource" TEXT NOT NULL,
    "billingState" TEXT NOT NULL DEFAULT 'QUOTED',
    "waivedReason" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ProjectPricingItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Quote" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'OFFERED',
    "currency" TEXT NOT NULL,
    "netCents" INTEGER NOT NULL,
    "vatCents" INTEGER NOT NULL,
    "totalCents" INTEGER NOT NULL,
    "offeredById" UUID,
    "offeredAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "acceptedById" UUID,
    "acceptedAt" TIMESTAMPTZ(3),
    "acceptedText" TEXT,

    CONSTRAINT "Quote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QuoteLine" (
    "id" UUID NOT NULL,
    "quoteId" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "description" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "unitPriceCents" INTEGER NOT NULL,
    "netCents" INTEGER NOT NULL,
    "vatBasisPoints" INTEGER NOT NULL,

    CONSTRAINT "QuoteLine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invoice" (
    "id" UUID NOT NULL,
    "issuerOrganizationId" UUID NOT NULL,
    "recipientOrganizationId" UUID NOT NULL,
    "projectId" UUID,
    "kind" TEXT NOT NULL DEFAULT 'SALE',
    "status" "InvoiceStatus" NOT NULL DEFAULT 'DRAFT',
    "series" TEXT,
    "year" INTEGER,
    "sequence" INTEGER,
    "number" TEXT,
    "currency" TEXT NOT NULL DEFAULT 'EUR',
    "netCents" INTEGER NOT NULL DEFAULT 0,
    "vatCents" INTEGER NOT NULL DEFAULT 0,
    "totalCents" INTEGER NOT NULL DEFAULT 0,
    "issuedAt" TIMESTAMPTZ(3),
    "dueAt" TIMESTAMPTZ(3),
    "stripeInvoiceId" TEXT,
    "correctsInvoiceId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Invoice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InvoiceItem" (
    "id" UUID NOT NULL,
    "invoiceId" UUID NOT NULL,
    "projectPricingItemId" UUID,
    "position" INTEGER NOT NULL,
    "description" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL DEFAULT 1,
    "unitPriceCents" INTEGER NOT NULL,
    "netCents" INTEGER NOT NULL,
    "vatBasisPoints" INTEGER NOT NULL,

    CONSTRAINT "InvoiceItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Payment" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "invoiceId" UUID,
    "status" "PaymentStatus" NOT NULL DEFAULT 'UNPAID',
    "amountCents" INTEGER NOT NULL,
    "refundedCents" INTEGER NOT NULL DEFAULT 0,
    "currency" TEXT NOT NULL DEFAULT 'EUR',
    "stripePaymentIntentId" TEXT,
    "disputedAt" TIMESTAMPTZ(3),
    "paidAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Payment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Notification" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "projectId" UUID,
    "type" TEXT NOT NULL,
    "payload" JSONB NOT NULL DEFAULT '{}',
    "dedupeKey" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NotificationRecipient" (
    "id" UUID NOT NULL,
    "notificationId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "readAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "NotificationRecipient_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NotificationDelivery" (
    "id" UUID NOT NULL,
    "recipientId" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'PENDING',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "sentAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "NotificationDelivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MailboxMessage" (
    "id" UUID NOT NULL,
    "toAddress" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MailboxMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IdempotentRequest" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "route" TEXT NOT NULL,
    "requestHash" TEXT NOT NULL,
    "status" INTEGER,
    "response" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "IdempotentRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IntegrationInstallation" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "encryptedCredentials" BYTEA,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "state" TEXT NOT NULL DEFAULT 'ACTIVE',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "IntegrationInstallation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportJob" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "installationId" UUID,
    "kind" TEXT NOT NULL,
    "dryRun" BOOLEAN NOT NULL DEFAULT false,
    "state" TEXT NOT NULL DEFAULT 'PENDING',
    "cursor" TEXT,
    "counts" JSONB NOT NULL DEFAULT '{}',
    "errors" JSONB NOT NULL DEFAULT '[]',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ImportJob_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FtpSyncJob" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "installationId" UUID,
    "direction" TEXT NOT NULL,
    "remotePath" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'PENDING',
    "cursor" JSONB NOT NULL DEFAULT '{}',
    "error" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "FtpSyncJob_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Organization_slug_key" ON "Organization"("slug");

-- CreateIndex
CREATE INDEX "Organization_parentOrganizationId_idx" ON "Organization"("parentOrganizationId");

-- CreateIndex
CREATE INDEX "Organization_stripeCustomerId_idx" ON "Organization"("stripeCustomerId");

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "User_email_idx" ON "User"("email");

-- CreateIndex
CREATE INDEX "UserOrganization_organizationId_idx" ON "UserOrganization"("organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "UserOrganization_userId_organizationId_key" ON "UserOrganization"("userId", "organizationId");

-- CreateIndex
CREATE INDEX "StudioPartner_partnerId_idx" ON "StudioPartner"("partnerId");

-- CreateIndex
CREATE UNIQUE INDEX "StudioPartner_studioId_partnerId_kind_key" ON "StudioPartner"("studioId", "partnerId", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "Session_token_key" ON "Session"("token");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE INDEX "Account_userId_idx" ON "Account"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Account_providerId_accountId_key" ON "Account"("providerId", "accountId");

-- CreateIndex
CREATE INDEX "Verification_identifier_idx" ON "Verification"("identifier");

-- CreateIndex
CREATE INDEX "Invitation_organizationId_idx" ON "Invitation"("organizationId");

-- CreateIndex
CREATE INDEX "Invitation_inviterId_idx" ON "Invitation"("inviterId");

-- CreateIndex
CREATE INDEX "Invitation_email_idx" ON "Invitation"("email");

-- CreateIndex
CREATE UNIQUE INDEX "RateLimit_key_key" ON "RateLimit"("key");

-- CreateIndex
CREATE UNIQUE INDEX "Project_publicToken_key" ON "Project"("publicToken");

-- CreateIndex
CREATE INDEX "Project_studioId_idx" ON "Project"("studioId");

-- CreateIndex
CREATE INDEX "Project_clientId_idx" ON "Project"("clientId");

-- CreateIndex
CREATE INDEX "Project_workflowState_idx" ON "Project"("workflowState");

-- CreateIndex
CREATE INDEX "Project_publicToken_idx" ON "Project"("publicToken");

-- CreateIndex
CREATE UNIQUE INDEX "Project_studioId_code_key" ON "Project"("studioId", "code");

-- CreateIndex
CREATE INDEX "WorkflowEvent_projectId_createdAt_idx" ON "WorkflowEvent"("projectId", "createdAt");

-- CreateIndex
CREATE INDEX "WorkflowEvent_fromState_action_toState_idx" ON "WorkflowEvent"("fromState", "action", "toState");

-- CreateIndex
CREATE INDEX "AuditEvent_organizationId_createdAt_idx" ON "AuditEvent"("organizationId", "createdAt");

-- CreateIndex
CREATE INDEX "AuditEvent_projectId_createdAt_idx" ON "AuditEvent"("projectId", "createdAt");

-- CreateIndex
CREATE INDEX "Asset_projectId_status_idx" ON "Asset"("projectId", "status");

-- CreateIndex
CREATE INDEX "Asset_projectId_extraFormat_idx" ON "Asset"("projectId", "extraFormat");

-- CreateIndex
CREATE INDEX "Asset_assetType_idx" ON "Asset"("assetType");

-- CreateIndex
CREATE INDEX "Asset_projectId_id_idx" ON "Asset"("projectId", "id");

-- CreateIndex
CREATE INDEX "Asset_projectId_sha256_idx" ON "Asset"("projectId", "sha256");

-- CreateIndex
CREATE UNIQUE INDEX "Asset_baseAssetId_extraFormat_key" ON "Asset"("baseAssetId", "extraFormat");

-- CreateIndex
CREATE UNIQUE INDEX "UploadSession_versionId_key" ON "UploadSession"("versionId");

-- CreateIndex
CREATE INDEX "UploadSession_projectId_idx" ON "UploadSession"("projectId");

-- CreateIndex
CREATE INDEX "UploadSession_userId_idx" ON "UploadSession"("userId");

-- CreateIndex
CREATE INDEX "UploadSession_assetId_idx" ON "UploadSession"("assetId");

-- CreateIndex
CREATE INDEX "UploadSession_roundAssetId_idx" ON "UploadSession"("roundAssetId");

-- CreateIndex
CREATE INDEX "UploadSession_state_expiresAt_idx" ON "UploadSession"("state", "expiresAt");

-- CreateIndex
CREATE INDEX "PhotoMark_userId_idx" ON "PhotoMark"("userId");

-- CreateIndex
CREATE INDEX "PhotoMark_projectId_organizationId_idx" ON "PhotoMark"("projectId", "organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "PhotoMark_assetId_userId_key" ON "PhotoMark"("assetId", "userId");

-- CreateIndex
CREATE UNIQUE INDEX "Selection_projectId_number_key" ON "Selection"("projectId", "number");

-- CreateIndex
CREATE INDEX "SelectionItem_assetId_idx" ON "SelectionItem"("assetId");

-- CreateIndex
CREATE INDEX "SelectionItem_projectId_idx" ON "SelectionItem"("projectId");

-- CreateIndex
CREATE INDEX "SelectionItem_guidelineFileId_idx" ON "SelectionItem"("guidelineFileId");

-- CreateIndex
CREATE UNIQUE INDEX "SelectionItem_selectionId_assetId_key" ON "SelectionItem"("selectionId", "assetId");

-- CreateIndex
CREATE INDEX "SelectionItemCategory_categoryId_idx" ON "SelectionItemCategory"("categoryId");

-- CreateIndex
CREATE INDEX "SelectionItemCategory_projectId_idx" ON "SelectionItemCategory"("projectId");

-- CreateIndex
CREATE INDEX "GuidelineFile_organizationId_idx" ON "GuidelineFile"("organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "GuidelineFile_guidelineKey_version_key" ON "GuidelineFile"("guidelineKey", "version");

-- CreateIndex
CREATE INDEX "ProjectGuideline_guidelineFileId_idx" ON "ProjectGuideline"("guidelineFileId");

-- CreateIndex
CREATE INDEX "RoundGuideline_guidelineFileId_idx" ON "RoundGuideline"("guidelineFileId");

-- CreateIndex
CREATE INDEX "RoundGuideline_projectId_idx" ON "RoundGuideline"("projectId");

-- CreateIndex
CREATE UNIQUE INDEX "RetouchRound_projectId_number_key" ON "RetouchRound"("projectId", "number");

-- CreateIndex
CREATE INDEX "RoundAsset_assetId_idx" ON "RoundAsset"("assetId");

-- CreateIndex
CREATE INDEX "RoundAsset_projectId_state_idx" ON "RoundAsset"("projectId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "RoundAsset_roundId_assetId_key" ON "RoundAsset"("roundId", "assetId");

-- CreateIndex
CREATE INDEX "RoundAssetCategory_categoryId_idx" ON "RoundAssetCategory"("categoryId");

-- CreateIndex
CREATE INDEX "RoundAssetCategory_projectId_idx" ON "RoundAssetCategory"("projectId");

-- CreateIndex
CREATE UNIQUE INDEX "Assignment_roundAssetId_key" ON "Assignment"("roundAssetId");

-- CreateIndex
CREATE INDEX "Assignment_projectId_idx" ON "Assignment"("projectId");

-- CreateIndex
CREATE INDEX "Assignment_organizationId_assetId_idx" ON "Assignment"("organizationId", "assetId");

-- CreateIndex
CREATE INDEX "Assignment_assigneeId_idx" ON "Assignment"("assigneeId");

-- CreateIndex
CREATE INDEX "Assignment_assetId_idx" ON "Assignment"("assetId");

-- CreateIndex
CREATE INDEX "RetouchVersion_projectId_idx" ON "RetouchVersion"("projectId");

-- CreateIndex
CREATE INDEX "RetouchVersion_roundId_idx" ON "RetouchVersion"("roundId");

-- CreateIndex
CREATE INDEX "RetouchVersion_roundAssetId_idx" ON "RetouchVersion"("roundAssetId");

-- CreateIndex
CREATE INDEX "RetouchVersion_organizationId_idx" ON "RetouchVersion"("organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "RetouchVersion_assetId_number_key" ON "RetouchVersion"("assetId", "number");

-- CreateIndex
CREATE INDEX "Comment_projectId_createdAt_idx" ON "Comment"("projectId", "createdAt");

-- CreateIndex
CREATE INDEX "Comment_assetId_idx" ON "Comment"("assetId");

-- CreateIndex
CREATE INDEX "Comment_versionId_idx" ON "Comment"("versionId");

-- CreateIndex
CREATE INDEX "Comment_parentId_idx" ON "Comment"("parentId");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_projectId_number_key" ON "Delivery"("projectId", "number");

-- CreateIndex
CREATE INDEX "Deliverable_assetId_idx" ON "Deliverable"("assetId");

-- CreateIndex
CREATE INDEX "Deliverable_versionId_idx" ON "Deliverable"("versionId");

-- CreateIndex
CREATE INDEX "Deliverable_projectId_idx" ON "Deliverable"("projectId");

-- CreateIndex
CREATE UNIQUE INDEX "Deliverable_deliveryId_assetId_key" ON "Deliverable"("deliveryId", "assetId");

-- CreateIndex
CREATE UNIQUE INDEX "Deliverable_deliveryId_fileName_key" ON "Deliverable"("deliveryId", "fileName");

-- CreateIndex
CREATE UNIQUE INDEX "RetouchCategory_studioId_code_key" ON "RetouchCategory"("studioId", "code");

-- CreateIndex
CREATE INDEX "ClientPricing_clientId_idx" ON "ClientPricing"("clientId");

-- CreateIndex
CREATE INDEX "ClientPricing_categoryId_idx" ON "ClientPricing"("categoryId");

-- CreateIndex
CREATE UNIQUE INDEX "ClientPricing_studioId_clientId_categoryId_key" ON "ClientPricing"("studioId", "clientId", "categoryId");

-- CreateIndex
CREATE INDEX "GuidelinePricingCategory_categoryId_idx" ON "GuidelinePricingCategory"("categoryId");

-- CreateIndex
CREATE UNIQUE INDEX "GuidelinePricingCategory_guidelineFileId_categoryId_key" ON "GuidelinePricingCategory"("guidelineFileId", "categoryId");

-- CreateIndex
CREATE INDEX "GuidelineOrganizationPrice_organizationId_idx" ON "GuidelineOrganizationPrice"("organizationId");

-- CreateIndex
CREATE INDEX "GuidelineOrganizationPrice_categoryId_idx" ON "GuidelineOrganizationPrice"("categoryId");

-- CreateIndex
CREATE UNIQUE INDEX "GuidelineOrganizationPrice_guidelineFileId_organizationId_c_key" ON "GuidelineOrganizationPrice"("guidelineFileId", "organizationId", "categoryId");

-- CreateIndex
CREATE INDEX "RetoucherPricing_retoucherId_idx" ON "RetoucherPricing"("retoucherId");

-- CreateIndex
CREATE INDEX "RetoucherPricing_categoryId_idx" ON "RetoucherPricing"("categoryId");

-- CreateIndex
CREATE UNIQUE INDEX "RetoucherPricing_studioId_retoucherId_categoryId_key" ON "RetoucherPricing"("studioId", "retoucherId", "categoryId");

-- CreateIndex
CREATE INDEX "ProjectPricingItem_projectId_billingState_idx" ON "ProjectPricingItem"("projectId", "billingState");

-- CreateIndex
CREATE INDEX "ProjectPricingItem_assetId_idx" ON "ProjectPricingItem"("assetId");

-- CreateIndex
CREATE INDEX "ProjectPricingItem_categoryId_idx" ON "ProjectPricingItem"("categoryId");

-- CreateIndex
CREATE UNIQUE INDEX "Quote_projectId_number_key" ON "Quote"("projectId", "number");

-- CreateIndex
CREATE INDEX "QuoteLine_projectId_idx" ON "QuoteLine"("projectId");

-- CreateIndex
CREATE UNIQUE INDEX "QuoteLine_quoteId_position_key" ON "QuoteLine"("quoteId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Invoice_stripeInvoiceId_key" ON "Invoice"("stripeInvoiceId");

-- CreateIndex
CREATE INDEX "Invoice_recipientOrganizationId_idx" ON "Invoice"("recipientOrganizationId");

-- CreateIndex
CREATE INDEX "Invoice_projectId_idx" ON "Invoice"("projectId");

-- CreateIndex
CREATE INDEX "Invoice_correctsInvoiceId_idx" ON "Invoice"("correctsInvoiceId");

-- CreateIndex
CREATE UNIQUE INDEX "Invoice_issuerOrganizationId_series_year_sequence_key" ON "Invoice"("issuerOrganizationId", "series", "year", "sequence");

-- CreateIndex
CREATE INDEX "InvoiceItem_projectPricingItemId_idx" ON "InvoiceItem"("projectPricingItemId");

-- CreateIndex
CREATE UNIQUE INDEX "InvoiceItem_invoiceId_position_key" ON "InvoiceItem"("invoiceId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Payment_stripePaymentIntentId_key" ON "Payment"("stripePaymentIntentId");

-- CreateIndex
CREATE INDEX "Payment_organizationId_idx" ON "Payment"("organizationId");

-- CreateIndex
CREATE INDEX "Payment_invoiceId_idx" ON "Payment"("invoiceId");

-- CreateIndex
CREATE UNIQUE INDEX "Notification_dedupeKey_key" ON "Notification"("dedupeKey");

-- CreateIndex
CREATE INDEX "Notification_organizationId_idx" ON "Notification"("organizationId");

-- CreateIndex
CREATE INDEX "Notification_projectId_idx" ON "Notification"("projectId");

-- CreateIndex
CREATE INDEX "Notification_createdAt_idx" ON "Notification"("createdAt");

-- CreateIndex
CREATE INDEX "NotificationRecipient_userId_createdAt_idx" ON "NotificationRecipient"("userId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "NotificationRecipient_notificationId_userId_key" ON "NotificationRecipient"("notificationId", "userId");

-- CreateIndex
CREATE UNIQUE INDEX "NotificationDelivery_recipientId_channel_key" ON "NotificationDelivery"("recipientId", "channel");

-- CreateIndex
CREATE INDEX "MailboxMessage_createdAt_idx" ON "MailboxMessage"("createdAt");

-- CreateIndex
CREATE INDEX "IdempotentRequest_createdAt_idx" ON "IdempotentRequest"("createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "IdempotentRequest_userId_key_key" ON "IdempotentRequest"("userId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "IntegrationInstallation_organizationId_provider_key" ON "IntegrationInstallation"("organizationId", "provider");

-- CreateIndex
CREATE INDEX "ImportJob_organizationId_idx" ON "ImportJob"("organizationId");

-- CreateIndex
CREATE INDEX "ImportJob_installationId_idx" ON "ImportJob"("installationId");

-- CreateIndex
CREATE INDEX "FtpSyncJob_organizationId_idx" ON "FtpSyncJob"("organizationId");

-- CreateIndex
CREATE INDEX "FtpSyncJob_installationId_idx" ON "FtpSyncJob"("installationId");

-- AddForeignKey
ALTER TABLE "Organization" ADD CONSTRAINT "Organization_parentOrganizationId_fkey" FOREIGN KEY ("parentOrganizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UserOrganization" ADD CONSTRAINT "UserOrganization_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UserOrganization" ADD CONSTRAINT "UserOrganization_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StudioPartner" ADD CONSTRAINT "StudioPartner_studioId_fkey" FOREIGN KEY ("studioId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StudioPartner" ADD CONSTRAINT "StudioPartner_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_inviterId_fkey" FOREIGN KEY ("inviterId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Project" ADD CONSTRAINT "Project_studioId_fkey" FOREIGN KEY ("studioId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Project" ADD CONSTRAINT "Project_clientId_fkey" FOREIGN KEY ("clientId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WorkflowEvent" ADD CONSTRAINT "WorkflowEvent_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WorkflowEvent" ADD CONSTRAINT "WorkflowEvent_fromState_action_toState_fkey" FOREIGN KEY ("fromState", "action", "toState") REFERENCES "WorkflowTransition"("fromState", "action", "toState") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "AuditEvent" ADD CONSTRAINT "AuditEvent_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Asset" ADD CONSTRAINT "Asset_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Asset" ADD CONSTRAINT "Asset_baseAssetId_fkey" FOREIGN KEY ("baseAssetId") REFERENCES "Asset"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UploadSession" ADD CONSTRAINT "UploadSession_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UploadSession" ADD CONSTRAINT "UploadSession_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UploadSession" ADD CONSTRAINT "UploadSession_assetId_fkey" FOREIGN KEY ("assetId") REFERENCES "Asset"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UploadSession" ADD CONSTRAINT "UploadSession_roundAssetId_fkey" FOREIGN KEY ("roundAssetId") REFERENCES "RoundAsset"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UploadSession" ADD CONSTRAINT "UploadSession_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "RetouchVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PhotoMark" ADD CONSTRAINT "PhotoMark_assetId_fkey" FOREIGN KEY ("assetId") REFERENCES "Asset"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PhotoMark" ADD CONSTRAINT "PhotoMark_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Selection" ADD CONSTRAINT "Selection_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SelectionItem" ADD CONSTRAINT "SelectionItem_selectionId_fkey" FOREIGN KEY ("selectionId") REFERENCES "Selection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SelectionItem" ADD CONSTRAINT "SelectionItem_assetId_fkey" FOREIGN KEY ("assetId") REFERENCES "Asset"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SelectionItem" ADD CONSTRAINT "SelectionItem_guidelineFileId_fkey" FOREIGN KEY ("guidelineFileId") REFERENCES "GuidelineFile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SelectionItemCategory" ADD CONSTRAINT "SelectionItemCategory_selectionItemId_fkey" FOREIGN KEY ("selectionItemId") REFERENCES "SelectionItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SelectionItemCategory" ADD CONSTRAINT "SelectionItemCategory_categoryId_fkey" FOREIGN KEY ("categoryId") REFERENCES "RetouchCategory"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GuidelineFile" ADD CONSTRAINT "GuidelineFile_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectGuideline" ADD CONSTRAINT "ProjectGuideline_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectGuideline" ADD CONSTRAINT "ProjectGuideline_guidelineFileId_fkey" FOREIGN KEY ("guidelineFileId") REFERENCES "GuidelineFile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoundGuideline" ADD CONSTRAINT "RoundGuideline_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "RetouchRound"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoundGuideline" ADD CONSTRAINT "RoundGuideline_guidelineFileId_fkey" FOREIGN KEY ("guidelineFileId") REFERENCES "GuidelineFile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RetouchRound" ADD CONSTRAINT "RetouchRound_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoundAsset" ADD CONSTRAINT "RoundAsset_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "RetouchRound"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoundAsset" ADD CONSTRAINT "RoundAsset_assetId_fkey" FOREIGN KEY ("assetId") REFERENCES "Asset"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoundAssetCategory" ADD CONSTRAINT "RoundAssetCategory_roundAssetId_fkey" FOREIGN KEY ("roundAssetId") REFERENCES "RoundAsset"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoundAssetCategory" ADD CONSTRAINT "RoundAssetCategory_categoryId_fkey" FOREIGN KEY ("categoryId") REFERENCES "RetouchCategory"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_roundAssetId_fkey" FOREIGN KEY ("roundAssetId") REFERENCES "RoundAsset"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_assigneeId_fkey" FOREIGN KEY ("assigneeId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RetouchVersion" ADD CONSTRAINT "RetouchVersion_assetId_fkey" FOREIGN KEY ("assetId") REFERENCES "Asset"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RetouchVersion" ADD CONSTRAINT "RetouchVersion_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RetouchVersion" ADD CONSTRAINT "RetouchVersion_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "RetouchRound"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RetouchVersion" ADD CONSTRAINT "RetouchVersion_roundAssetId_fkey" FOREIGN KEY ("roundAssetId") REFERENCES "RoundAsset"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RetouchVersion" ADD CONSTRAINT "RetouchVersion_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_assetId_fkey" FOREIGN KEY ("assetId") REFERENCES "Asset"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "RetouchVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Comment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Deliverable" ADD CONSTRAINT "Deliverable_deliveryId_fkey" FOREIGN KEY ("deliveryId") REFERENCES "Delivery"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Deliverable" ADD CONSTRAINT "Deliverable_assetId_fkey" FOREIGN KEY ("assetId") REFERENCES "Asset"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Deliverable" ADD CONSTRAINT "Deliverable_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "RetouchVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RetouchCategory" ADD CONSTRAINT "RetouchCategory_studioId_fkey" FOREIGN KEY ("studioId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClientPricing" ADD CONSTRAINT "ClientPricing_studioId_fkey" FOREIGN KEY ("studioId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClientPricing" ADD CONSTRAINT "ClientPricing_clientId_fkey" FOREIGN KEY ("clientId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClientPricing" ADD CONSTRAINT "ClientPricing_categoryId_fkey" FOREIGN KEY ("categoryId") REFERENCES "RetouchCategory"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GuidelinePricingCategory" ADD CONSTRAINT "GuidelinePricingCategory_guidelineFileId_fkey" FOREIGN KEY ("guidelineFileId") REFERENCES "GuidelineFile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GuidelinePricingCategory" ADD CONSTRAINT "GuidelinePricingCategory_categoryId_fkey" FOREIGN KEY ("categoryId") REFERENCES "RetouchCategory"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GuidelineOrganizationPrice" ADD CONSTRAINT "GuidelineOrganizationPrice_guidelineFileId_fkey" FOREIGN KEY ("guidelineFileId") REFERENCES "GuidelineFile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GuidelineOrganizationPrice" ADD CONSTRAINT "GuidelineOrganizationPrice_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GuidelineOrganizationPrice" ADD CONSTRAINT "GuidelineOrganizationPrice_categoryId_fkey" FOREIGN KEY ("categoryId") REFERENCES "RetouchCategory"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RetoucherPricing" ADD CONSTRAINT "RetoucherPricing_studioId_fkey" FOREIGN KEY ("studioId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RetoucherPricing" ADD CONSTRAINT "RetoucherPricing_retoucherId_fkey" FOREIGN KEY ("retoucherId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RetoucherPricing" ADD CONSTRAINT "RetoucherPricing_categoryId_fkey" FOREIGN KEY ("categoryId") REFERENCES "RetouchCategory"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectPricingItem" ADD CONSTRAINT "ProjectPricingItem_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectPricingItem" ADD CONSTRAINT "ProjectPricingItem_assetId_fkey" FOREIGN KEY ("assetId") REFERENCES "Asset"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectPricingItem" ADD CONSTRAINT "ProjectPricingItem_categoryId_fkey" FOREIGN KEY ("categoryId") REFERENCES "RetouchCategory"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Quote" ADD CONSTRAINT "Quote_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuoteLine" ADD CONSTRAINT "QuoteLine_quoteId_fkey" FOREIGN KEY ("quoteId") REFERENCES "Quote"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invoice" ADD CONSTRAINT "Invoice_issuerOrganizationId_fkey" FOREIGN KEY ("issuerOrganizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invoice" ADD CONSTRAINT "Invoice_recipientOrganizationId_fkey" FOREIGN KEY ("recipientOrganizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invoice" ADD CONSTRAINT "Invoice_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invoice" ADD CONSTRAINT "Invoice_correctsInvoiceId_fkey" FOREIGN KEY ("correctsInvoiceId") REFERENCES "Invoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InvoiceItem" ADD CONSTRAINT "InvoiceItem_invoiceId_fkey" FOREIGN KEY ("invoiceId") REFERENCES "Invoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InvoiceItem" ADD CONSTRAINT "InvoiceItem_projectPricingItemId_fkey" FOREIGN KEY ("projectPricingItemId") REFERENCES "ProjectPricingItem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Payment" ADD CONSTRAINT "Payment_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Payment" ADD CONSTRAINT "Payment_invoiceId_fkey" FOREIGN KEY ("invoiceId") REFERENCES "Invoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NotificationRecipient" ADD CONSTRAINT "NotificationRecipient_notificationId_fkey" FOREIGN KEY ("notificationId") REFERENCES "Notification"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NotificationRecipient" ADD CONSTRAINT "NotificationRecipient_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NotificationDelivery" ADD CONSTRAINT "NotificationDelivery_recipientId_fkey" FOREIGN KEY ("recipientId") REFERENCES "NotificationRecipient"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IntegrationInstallation" ADD CONSTRAINT "IntegrationInstallation_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportJob" ADD CONSTRAINT "ImportJob_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportJob" ADD CONSTRAINT "ImportJob_installationId_fkey" FOREIGN KEY ("installationId") REFERENCES "IntegrationInstallation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FtpSyncJob" ADD CONSTRAINT "FtpSyncJob_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FtpSyncJob" ADD CONSTRAINT "FtpSyncJob_installationId_fkey" FOREIGN KEY ("installationId") REFERENCES "IntegrationInstallation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
