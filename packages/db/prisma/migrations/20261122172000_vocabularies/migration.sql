-- What a value may be. Vocabularies beyond the seven founding enums are text with a CHECK: a text "=" is leakproof, so
-- it can be pushed below a row-level-security policy. The same words stand in the contracts' enums.


ALTER TABLE "Organization"
  ADD CONSTRAINT "Organization_locale_check" CHECK ("locale" IN ('fr', 'en')),
  ADD CONSTRAINT "Organization_currency_check" CHECK ("currency" ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT "Organization_vatBasisPoints_check" CHECK ("vatBasisPoints" BETWEEN 0 AND 10000),
  ADD CONSTRAINT "Organization_retoucherAccessDays_check" CHECK ("retoucherAccessDays" >= 0);
ALTER TABLE "User"
  ADD CONSTRAINT "User_locale_check" CHECK ("locale" IN ('fr', 'en'));
ALTER TABLE "StudioPartner"
  ADD CONSTRAINT "StudioPartner_kind_check" CHECK ("kind" IN ('CLIENT', 'RETOUCHER')),
  ADD CONSTRAINT "StudioPartner_paymentDays_check" CHECK ("paymentDays" >= 0);
ALTER TABLE "Invitation"
  ADD CONSTRAINT "Invitation_status_check" CHECK ("status" IN ('pending', 'accepted', 'rejected', 'canceled'));
ALTER TABLE "RateLimit"
  ADD CONSTRAINT "RateLimit_count_check" CHECK ("count" >= 0);

ALTER TABLE "Project"
  ADD CONSTRAINT "Project_version_check" CHECK ("version" >= 1),
  ADD CONSTRAINT "Project_currency_check" CHECK ("currency" ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT "Project_selectionLimit_check" CHECK ("selectionLimit" >= 1),
  ADD CONSTRAINT "Project_overagePriceCents_check" CHECK ("overagePriceCents" >= 0);
ALTER TABLE "WorkflowEvent"
  ADD CONSTRAINT "WorkflowEvent_actorKind_check" CHECK ("actorKind" IN ('USER', 'GUEST', 'SYSTEM'));
ALTER TABLE "AuditEvent"
  ADD CONSTRAINT "AuditEvent_actorKind_check" CHECK ("actorKind" IN ('USER', 'GUEST', 'SYSTEM'));

ALTER TABLE "Asset"
  ADD CONSTRAINT "Asset_sizeBytes_check" CHECK ("sizeBytes" >= 0),
  ADD CONSTRAINT "Asset_pixels_check" CHECK ("width" > 0 AND "height" > 0),
  ADD CONSTRAINT "Asset_sha256_check" CHECK ("sha256" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "Asset_processingAttempts_check" CHECK ("processingAttempts" >= 0),
  -- A variant has both, a base asset neither.
  ADD CONSTRAINT "Asset_variant_check" CHECK (("baseAssetId" IS NULL) = ("extraFormat" IS NULL));
ALTER TABLE "UploadSession"
  ADD CONSTRAINT "UploadSession_purpose_check" CHECK ("purpose" IN ('ASSET', 'VERSION')),
  ADD CONSTRAINT "UploadSession_state_check" CHECK ("state" IN ('OPEN', 'COMPLETE', 'FAILED', 'EXPIRED', 'CANCELED')),
  ADD CONSTRAINT "UploadSession_sizeBytes_check" CHECK ("sizeBytes" >= 0),
  ADD CONSTRAINT "UploadSession_offsetBytes_check" CHECK ("offsetBytes" BETWEEN 0 AND "sizeBytes"),
  ADD CONSTRAINT "UploadSession_sha256_check" CHECK ("sha256" ~ '^[0-9a-f]{64}$');

ALTER TABLE "PhotoMark"
  ADD CONSTRAINT "PhotoMark_rating_check" CHECK ("rating" BETWEEN 0 AND 5),
  ADD CONSTRAINT "PhotoMark_colourLabel_check" CHECK ("colourLabel" IN ('RED', 'YELLOW', 'GREEN', 'BLUE')),
  ADD CONSTRAINT "PhotoMark_pick_check" CHECK ("pick" IN ('PICK', 'REJECT'));
ALTER TABLE "Selection"
  ADD CONSTRAINT "Selection_number_check" CHECK ("number" >= 1),
  ADD CONSTRAINT "Selection_actorKind_check" CHECK ("actorKind" IN ('USER', 'GUEST', 'SYSTEM')),
  ADD CONSTRAINT "Selection_selectionLimit_check" CHECK ("selectionLimit" >= 1),
  ADD CONSTRAINT "Selection_overageCount_check" CHECK ("overageCount" >= 0),
  ADD CONSTRAINT "Selection_overagePriceCents_check" CHECK ("overagePriceCents" >= 0);
ALTER TABLE "GuidelineFile"
  ADD CONSTRAINT "GuidelineFile_version_check" CHECK ("version" >= 1);

ALTER TABLE "RetouchRound"
  ADD CONSTRAINT "RetouchRound_number_check" CHECK ("number" >= 1);
ALTER TABLE "RoundAsset"
  ADD CONSTRAINT "RoundAsset_state_check"
    CHECK ("state" IN ('TODO', 'SUBMITTED', 'QC_REJECTED', 'QC_PASSED', 'APPROVED', 'REJECTED'));
ALTER TABLE "Assignment"
  ADD CONSTRAINT "Assignment_agreedCostCents_check" CHECK ("agreedCostCents" >= 0),
  ADD CONSTRAINT "Assignment_currency_check" CHECK ("currency" ~ '^[A-Z]{3}$');
ALTER TABLE "RetouchVersion"
  ADD CONSTRAINT "RetouchVersion_number_check" CHECK ("number" >= 1),
  ADD CONSTRAINT "RetouchVersion_sizeBytes_check" CHECK ("sizeBytes" >= 0),
  ADD CONSTRAINT "RetouchVersion_sha256_check" CHECK ("sha256" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "RetouchVersion_pixels_check" CHECK ("width" > 0 AND "height" > 0),
  ADD CONSTRAINT "RetouchVersion_status_check" CHECK ("status" IN ('UPLOADED', 'PROCESSING', 'READY', 'FAILED')),
  ADD CONSTRAINT "RetouchVersion_processingAttempts_check" CHECK ("processingAttempts" >= 0),
  ADD CONSTRAINT "RetouchVersion_matchedBy_check" CHECK ("matchedBy" IN ('NAME', 'CHECKSUM', 'LIKENESS', 'HAND')),
  ADD CONSTRAINT "RetouchVersion_qcDecision_check" CHECK ("qcDecision" IN ('PASSED', 'SENT_BACK')),
  ADD CONSTRAINT "RetouchVersion_clientDecision_check" CHECK ("clientDecision" IN ('APPROVED', 'REJECTED'));

ALTER TABLE "Comment"
  ADD CONSTRAINT "Comment_lane_check" CHECK ("lane" IN ('CLIENT_STUDIO', 'STUDIO_RETOUCHER', 'STUDIO')),
  ADD CONSTRAINT "Comment_kind_check" CHECK ("kind" IN ('NOTE', 'REJECTION', 'CHANGE_REQUEST')),
  ADD CONSTRAINT "Comment_authorKind_check" CHECK ("authorKind" IN ('USER', 'GUEST', 'SYSTEM')),
  -- The lane studio–retoucher is read by one agency, which it names; no other lane names one.
  ADD CONSTRAINT "Comment_retoucherOrganizationId_check"
    CHECK (("lane" = 'STUDIO_RETOUCHER') = ("retoucherOrganizationId" IS NOT NULL));

ALTER TABLE "Delivery"
  ADD CONSTRAINT "Delivery_number_check" CHECK ("number" >= 1),
  ADD CONSTRAINT "Delivery_manifestSha256_check" CHECK ("manifestSha256" ~ '^[0-9a-f]{64}$');
ALTER TABLE "Deliverable"
  ADD CONSTRAINT "Deliverable_fileName_check" CHECK ("fileName" <> ''),
  ADD CONSTRAINT "Deliverable_sizeBytes_check" CHECK ("sizeBytes" >= 0),
  ADD CONSTRAINT "Deliverable_sha256_check" CHECK ("sha256" ~ '^[0-9a-f]{64}$');

ALTER TABLE "RetouchCategory"
  ADD CONSTRAINT "RetouchCategory_unitPriceCents_check" CHECK ("unitPriceCents" >= 0),
  ADD CONSTRAINT "RetouchCategory_currency_check" CHECK ("currency" ~ '^[A-Z]{3}$');
ALTER TABLE "ClientPricing"
  ADD CONSTRAINT "ClientPricing_unitPriceCents_check" CHECK ("unitPriceCents" >= 0),
  ADD CONSTRAINT "ClientPricing_currency_check" CHECK ("currency" ~ '^[A-Z]{3}$');
ALTER TABLE "GuidelinePricingCategory"
  ADD CONSTRAINT "GuidelinePricingCategory_unitPriceCents_check" CHECK ("unitPriceCents" >= 0),
  ADD CONSTRAINT "GuidelinePricingCategory_currency_check" CHECK ("currency" ~ '^[A-Z]{3}$');
ALTER TABLE "GuidelineOrganizationPrice"
  ADD CONSTRAINT "GuidelineOrganizationPrice_unitPriceCents_check" CHECK ("unitPriceCents" >= 0),
  ADD CONSTRAINT "GuidelineOrganizationPrice_currency_check" CHECK ("currency" ~ '^[A-Z]{3}$');
ALTER TABLE "RetoucherPricing"
  ADD CONSTRAINT "RetoucherPricing_unitPriceCents_check" CHECK ("unitPriceCents" >= 0),
  ADD CONSTRAINT "RetoucherPricing_currency_check" CHECK ("currency" ~ '^[A-Z]{3}$');
ALTER TABLE "ProjectPricingItem"
  ADD CONSTRAINT "ProjectPricingItem_kind_check" CHECK ("kind" IN ('RETOUCH', 'OVERAGE', 'CHANGE_REQUEST')),
  ADD CONSTRAINT "ProjectPricingItem_quantity_check" CHECK ("quantity" > 0),
  ADD CONSTRAINT "ProjectPricingItem_unitPriceCents_check" CHECK ("unitPriceCents" >= 0),
  ADD CONSTRAINT "ProjectPricingItem_currency_check" CHECK ("currency" ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT "ProjectPricingItem_vatBasisPoints_check" CHECK ("vatBasisPoints" BETWEEN 0 AND 10000),
  ADD CONSTRAINT "ProjectPricingItem_priceSource_check"
    CHECK ("priceSource" IN ('PROJECT', 'CLIENT', 'GUIDELINE_ORGANIZATION', 'GUIDELINE', 'CATEGORY')),
  ADD CONSTRAINT "ProjectPricingItem_billingState_check" CHECK ("billingState" IN ('QUOTED', 'UNBILLED', 'BILLED', 'WAIVED')),
  ADD CONSTRAINT "ProjectPricingItem_waivedReason_check" CHECK ("billingState" <> 'WAIVED' OR "waivedReason" IS NOT NULL);
ALTER TABLE "Quote"
  ADD CONSTRAINT "Quote_number_check" CHECK ("number" >= 1),
  ADD CONSTRAINT "Quote_state_check" CHECK ("state" IN ('OFFERED', 'ACCEPTED', 'SUPERSEDED')),
  ADD CONSTRAINT "Quote_currency_check" CHECK ("currency" ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT "Quote_total_check" CHECK ("netCents" >= 0 AND "vatCents" >= 0 AND "totalCents" = "netCents" + "vatCents"),
  ADD CONSTRAINT "Quote_accepted_check" CHECK ("state" <> 'ACCEPTED' OR "acceptedAt" IS NOT NULL);
ALTER TABLE "QuoteLine"
  ADD CONSTRAINT "QuoteLine_quantity_check" CHECK ("quantity" > 0),
  ADD CONSTRAINT "QuoteLine_cents_check" CHECK ("unitPriceCents" >= 0 AND "netCents" >= 0),
  ADD CONSTRAINT "QuoteLine_vatBasisPoints_check" CHECK ("vatBasisPoints" BETWEEN 0 AND 10000);

ALTER TABLE "Invoice"
  ADD CONSTRAINT "Invoice_kind_check" CHECK ("kind" IN ('SUBSCRIPTION', 'SALE', 'DEPOSIT', 'CREDIT_NOTE', 'SELF_BILLED')),
  ADD CONSTRAINT "Invoice_currency_check" CHECK ("currency" ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT "Invoice_total_check" CHECK ("totalCents" = "netCents" + "vatCents"),
  ADD CONSTRAINT "Invoice_sequence_check" CHECK ("sequence" >= 1),
  -- A draft has no number; what was finalized keeps its own, also when void.
  ADD CONSTRAINT "Invoice_number_check" CHECK (
    CASE WHEN "status" = 'DRAFT' THEN num_nonnulls("series", "year", "sequence", "number") = 0
         ELSE num_nulls("series", "year", "sequence", "number") = 0 END);
ALTER TABLE "InvoiceItem"
  ADD CONSTRAINT "InvoiceItem_quantity_check" CHECK ("quantity" > 0),
  ADD CONSTRAINT "InvoiceItem_vatBasisPoints_check" CHECK ("vatBasisPoints" BETWEEN 0 AND 10000);
ALTER TABLE "Payment"
  ADD CONSTRAINT "Payment_amountCents_check" CHECK ("amountCents" >= 0),
  ADD CONSTRAINT "Payment_refundedCents_check" CHECK ("refundedCents" BETWEEN 0 AND "amountCents"),
  ADD CONSTRAINT "Payment_currency_check" CHECK ("currency" ~ '^[A-Z]{3}$');

ALTER TABLE "NotificationDelivery"
  ADD CONSTRAINT "NotificationDelivery_channel_check" CHECK ("channel" IN ('IN_APP', 'EMAIL')),
  ADD CONSTRAINT "NotificationDelivery_state_check" CHECK ("state" IN ('PENDING', 'SENT', 'FAILED', 'SKIPPED')),
  ADD CONSTRAINT "NotificationDelivery_attempts_check" CHECK ("attempts" >= 0);
ALTER TABLE "IdempotentRequest"
  ADD CONSTRAINT "IdempotentRequest_status_check" CHECK ("status" BETWEEN 100 AND 599);
