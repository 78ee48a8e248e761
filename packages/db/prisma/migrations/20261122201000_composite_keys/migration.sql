-- Composite keys wherever rows of two projects or two studios could meet: the key itself holds the tenant. Unlike the
-- triggers they replace, they hold for whoever writes, with triggers off, and against what changes at the same time.
-- Nothing follows a key that changes (ON UPDATE RESTRICT): a row never changes its tenant by another row's change.

-- ------------------------------------------------------------ the rules the keys take over

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['Asset', 'UploadSession', 'PhotoMark', 'SelectionItem', 'SelectionItemCategory', 'RoundGuideline',
    'RoundAsset', 'RoundAssetCategory', 'Assignment', 'RetouchVersion', 'Comment', 'Deliverable', 'ProjectPricingItem', 'QuoteLine']
  LOOP
    EXECUTE format('DROP TRIGGER same_project ON %I', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['SelectionItemCategory', 'RoundAssetCategory', 'ProjectPricingItem'] LOOP
    EXECUTE format('DROP TRIGGER category_of_project ON %I', name);
  END LOOP;
END $$;
DROP FUNCTION app.check_same_project();
DROP FUNCTION app.check_category_of_project();

-- Left to say: the kind of partner. That it is one of this studio's, and the category too, is a key.
CREATE OR REPLACE FUNCTION app.check_price_list() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM public."StudioPartner" p
    WHERE p."studioId" = NEW."studioId" AND p."partnerId" = (to_jsonb(NEW)->>TG_ARGV[0])::uuid AND p.kind = TG_ARGV[1])
  THEN
    RAISE EXCEPTION 'this price is for a partner of kind %', TG_ARGV[1] USING ERRCODE = 'ET004';
  END IF;
  RETURN NEW;
END $$;

-- Left to say: the studio works with that retoucher now, and the person belongs there now. Both end; the work stays.
CREATE OR REPLACE FUNCTION app.check_assignment() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NEW."organizationId" <> NEW."studioId" AND NOT app.is_partner(NEW."studioId", NEW."organizationId", 'RETOUCHER') THEN
    RAISE EXCEPTION 'an assignment goes to the studio or to one of its retouchers' USING ERRCODE = 'ET004';
  END IF;
  IF NEW."assigneeId" IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM public."UserOrganization" m
    WHERE m."userId" = NEW."assigneeId" AND m."organizationId" = NEW."organizationId")
  THEN
    RAISE EXCEPTION 'the assigned person belongs to the assigned organization' USING ERRCODE = 'ET004';
  END IF;
  RETURN NEW;
END $$;

-- ------------------------------------------------------------ the simple keys that go

ALTER TABLE "Asset"
  DROP CONSTRAINT "Asset_baseAssetId_fkey";
ALTER TABLE "Assignment"
  DROP CONSTRAINT "Assignment_roundAssetId_fkey";
ALTER TABLE "ClientPricing"
  DROP CONSTRAINT "ClientPricing_categoryId_fkey";
ALTER TABLE "Comment"
  DROP CONSTRAINT "Comment_assetId_fkey",
  DROP CONSTRAINT "Comment_parentId_fkey",
  DROP CONSTRAINT "Comment_versionId_fkey";
ALTER TABLE "Deliverable"
  DROP CONSTRAINT "Deliverable_assetId_fkey",
  DROP CONSTRAINT "Deliverable_deliveryId_fkey",
  DROP CONSTRAINT "Deliverable_versionId_fkey";
ALTER TABLE "FtpSyncJob"
  DROP CONSTRAINT "FtpSyncJob_installationId_fkey";
ALTER TABLE "GuidelineOrganizationPrice"
  DROP CONSTRAINT "GuidelineOrganizationPrice_categoryId_fkey",
  DROP CONSTRAINT "GuidelineOrganizationPrice_guidelineFileId_fkey";
ALTER TABLE "GuidelinePricingCategory"
  DROP CONSTRAINT "GuidelinePricingCategory_categoryId_fkey",
  DROP CONSTRAINT "GuidelinePricingCategory_guidelineFileId_fkey";
ALTER TABLE "ImportJob"
  DROP CONSTRAINT "ImportJob_installationId_fkey";
ALTER TABLE "Invoice"
  DROP CONSTRAINT "Invoice_correctsInvoiceId_fkey",
  DROP CONSTRAINT "Invoice_projectId_fkey";
ALTER TABLE "InvoiceItem"
  DROP CONSTRAINT "InvoiceItem_projectPricingItemId_fkey";
ALTER TABLE "Payment"
  DROP CONSTRAINT "Payment_invoiceId_fkey";
ALTER TABLE "PhotoMark"
  DROP CONSTRAINT "PhotoMark_assetId_fkey";
ALTER TABLE "ProjectPricingItem"
  DROP CONSTRAINT "ProjectPricingItem_assetId_fkey",
  DROP CONSTRAINT "ProjectPricingItem_categoryId_fkey",
  DROP CONSTRAINT "ProjectPricingItem_projectId_fkey";
ALTER TABLE "QuoteLine"
  DROP CONSTRAINT "QuoteLine_quoteId_fkey";
ALTER TABLE "RetouchVersion"
  DROP CONSTRAINT "RetouchVersion_assetId_fkey",
  DROP CONSTRAINT "RetouchVersion_roundAssetId_fkey",
  DROP CONSTRAINT "RetouchVersion_roundId_fkey";
ALTER TABLE "RetoucherPricing"
  DROP CONSTRAINT "RetoucherPricing_categoryId_fkey";
ALTER TABLE "RoundAsset"
  DROP CONSTRAINT "RoundAsset_assetId_fkey",
  DROP CONSTRAINT "RoundAsset_roundId_fkey";
ALTER TABLE "RoundAssetCategory"
  DROP CONSTRAINT "RoundAssetCategory_categoryId_fkey",
  DROP CONSTRAINT "RoundAssetCategory_roundAssetId_fkey";
ALTER TABLE "RoundGuideline"
  DROP CONSTRAINT "RoundGuideline_roundId_fkey";
ALTER TABLE "SelectionItem"
  DROP CONSTRAINT "SelectionItem_assetId_fkey",
  DROP CONSTRAINT "SelectionItem_selectionId_fkey";
ALTER TABLE "SelectionItemCategory"
  DROP CONSTRAINT "SelectionItemCategory_categoryId_fkey",
  DROP CONSTRAINT "SelectionItemCategory_selectionItemId_fkey";
ALTER TABLE "UploadSession"
  DROP CONSTRAINT "UploadSession_assetId_fkey",
  DROP CONSTRAINT "UploadSession_roundAssetId_fkey",
  DROP CONSTRAINT "UploadSession_versionId_fkey";

-- ------------------------------------------------------------ the studio of rows that name something of a studio's

-- What is filled here was checked when it was written: no rule of another kind has a say.
ALTER TABLE "SelectionItemCategory" DISABLE TRIGGER USER, ADD COLUMN "studioId" UUID;
ALTER TABLE "RoundAssetCategory" DISABLE TRIGGER USER, ADD COLUMN "studioId" UUID;
ALTER TABLE "Assignment" DISABLE TRIGGER USER, ADD COLUMN "studioId" UUID, ADD COLUMN "retoucherId" UUID;
ALTER TABLE "ProjectPricingItem" DISABLE TRIGGER USER, ADD COLUMN "studioId" UUID;
ALTER TABLE "GuidelinePricingCategory" DISABLE TRIGGER USER, ADD COLUMN "studioId" UUID;
ALTER TABLE "GuidelineOrganizationPrice" DISABLE TRIGGER USER, ADD COLUMN "studioId" UUID;
ALTER TABLE "Invoice" DISABLE TRIGGER USER,
  ADD COLUMN "studioId" UUID, ADD COLUMN "partnerId" UUID, ADD COLUMN "clientId" UUID;
ALTER TABLE "InvoiceItem" DISABLE TRIGGER USER,
  ADD COLUMN "projectId" UUID, ADD COLUMN "studioId" UUID, ADD COLUMN "clientId" UUID;

UPDATE "SelectionItemCategory" c SET "studioId" = p."studioId" FROM "Project" p WHERE p.id = c."projectId";
UPDATE "RoundAssetCategory" c SET "studioId" = p."studioId" FROM "Project" p WHERE p.id = c."projectId";
UPDATE "Assignment" a SET "studioId" = p."studioId", "retoucherId" = NULLIF(a."organizationId", p."studioId") FROM "Project" p WHERE p.id = a."projectId";
UPDATE "ProjectPricingItem" i SET "studioId" = p."studioId" FROM "Project" p WHERE p.id = i."projectId";
UPDATE "GuidelinePricingCategory" g SET "studioId" = c."studioId" FROM "RetouchCategory" c WHERE c.id = g."categoryId";
UPDATE "GuidelineOrganizationPrice" g SET "studioId" = c."studioId" FROM "RetouchCategory" c WHERE c.id = g."categoryId";
-- A studio issues what it sells; an agency's invoices are those the studio writes for it; the platform's name no partner.
UPDATE "Invoice" i SET "studioId" = CASE o.type WHEN 'STUDIO' THEN i."issuerOrganizationId" ELSE i."recipientOrganizationId" END,
  "partnerId" = CASE o.type WHEN 'STUDIO' THEN i."recipientOrganizationId" ELSE i."issuerOrganizationId" END
FROM "Organization" o WHERE o.id = i."issuerOrganizationId" AND o.type IN ('STUDIO', 'RETOUCHER') AND i.kind <> 'SUBSCRIPTION';
UPDATE "Invoice" SET "clientId" = NULLIF("partnerId", "issuerOrganizationId");
UPDATE "InvoiceItem" l SET "projectId" = i."projectId", "studioId" = p."studioId", "clientId" = p."clientId"
FROM "ProjectPricingItem" i JOIN "Project" p ON p.id = i."projectId" WHERE i.id = l."projectPricingItemId";

ALTER TABLE "SelectionItemCategory" ENABLE TRIGGER USER, ALTER COLUMN "studioId" SET NOT NULL;
ALTER TABLE "RoundAssetCategory" ENABLE TRIGGER USER, ALTER COLUMN "studioId" SET NOT NULL;
ALTER TABLE "ProjectPricingItem" ENABLE TRIGGER USER, ALTER COLUMN "studioId" SET NOT NULL;
ALTER TABLE "GuidelinePricingCategory" ENABLE TRIGGER USER, ALTER COLUMN "studioId" SET NOT NULL;
ALTER TABLE "GuidelineOrganizationPrice" ENABLE TRIGGER USER, ALTER COLUMN "studioId" SET NOT NULL;
-- In-house work names no partner, an agency's work the agency.
ALTER TABLE "Assignment" ENABLE TRIGGER USER, ALTER COLUMN "studioId" SET NOT NULL,
  ADD CONSTRAINT "Assignment_retoucherId_check" CHECK ("retoucherId" IS NOT DISTINCT FROM NULLIF("organizationId", "studioId"));
-- Who is billed as the studio's client: the partner, unless it is the one that bills.
ALTER TABLE "Invoice" ENABLE TRIGGER USER,
  ADD CONSTRAINT "Invoice_clientId_check" CHECK ("clientId" IS NOT DISTINCT FROM NULLIF("partnerId", "issuerOrganizationId")),
  ADD CONSTRAINT "Invoice_parties_check" CHECK (CASE
    WHEN "studioId" IS NULL OR "partnerId" IS NULL THEN num_nonnulls("studioId", "partnerId") = 0
      AND ("kind" = 'SUBSCRIPTION' OR ("kind" = 'CREDIT_NOTE' AND "correctsInvoiceId" IS NOT NULL))
    WHEN ("studioId", "partnerId") = ("issuerOrganizationId", "recipientOrganizationId") THEN "kind" IN ('SALE', 'DEPOSIT', 'CREDIT_NOTE')
    WHEN ("studioId", "partnerId") = ("recipientOrganizationId", "issuerOrganizationId") THEN "kind" IN ('SELF_BILLED', 'CREDIT_NOTE')
    ELSE false END);
ALTER TABLE "InvoiceItem" ENABLE TRIGGER USER,
  ADD CONSTRAINT "InvoiceItem_billed_work_check"
    CHECK (num_nulls("projectPricingItemId", "projectId", "studioId", "clientId") IN (0, 4));

-- ------------------------------------------------------------ filled by the database where the row itself says it

CREATE FUNCTION app.fill_agency() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."retoucherId" := NULLIF(NEW."organizationId", NEW."studioId");
  RETURN NEW;
END $$;
CREATE TRIGGER agency BEFORE INSERT OR UPDATE OF "organizationId", "studioId", "retoucherId" ON "Assignment"
  FOR EACH ROW EXECUTE FUNCTION app.fill_agency();

-- Whose type the issuer is decides which side of the invoice is the studio.
CREATE FUNCTION app.fill_invoice_parties() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  issuer_type public."OrganizationType";
BEGIN
  SELECT o.type INTO issuer_type FROM public."Organization" o WHERE o.id = NEW."issuerOrganizationId";
  IF NEW.kind = 'SUBSCRIPTION' AND issuer_type <> 'PLATFORM' THEN
    RAISE EXCEPTION 'the platform alone bills a subscription' USING ERRCODE = 'ET004';
  END IF;
  NEW."studioId" := CASE issuer_type WHEN 'STUDIO' THEN NEW."issuerOrganizationId" WHEN 'RETOUCHER' THEN NEW."recipientOrganizationId" END;
  NEW."partnerId" := CASE issuer_type WHEN 'STUDIO' THEN NEW."recipientOrganizationId" WHEN 'RETOUCHER' THEN NEW."issuerOrganizationId" END;
  NEW."clientId" := NULLIF(NEW."partnerId", NEW."issuerOrganizationId");
  RETURN NEW;
END $$;
CREATE TRIGGER parties BEFORE INSERT OR UPDATE OF "kind", "issuerOrganizationId", "recipientOrganizationId", "studioId", "partnerId", "clientId"
  ON "Invoice" FOR EACH ROW EXECUTE FUNCTION app.fill_invoice_parties();

-- A line that bills work says whose project it was.
CREATE FUNCTION app.fill_billed_work() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  SELECT p.id, p."studioId", p."clientId" INTO NEW."projectId", NEW."studioId", NEW."clientId"
  FROM public."ProjectPricingItem" i JOIN public."Project" p ON p.id = i."projectId" WHERE i.id = NEW."projectPricingItemId";
  IF NEW."projectPricingItemId" IS NOT NULL AND NEW."projectId" IS NULL THEN
    RAISE EXCEPTION 'InvoiceItem.projectPricingItemId does not exist' USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER billed_work BEFORE INSERT OR UPDATE OF "projectPricingItemId", "projectId", "studioId", "clientId"
  ON "InvoiceItem" FOR EACH ROW EXECUTE FUNCTION app.fill_billed_work();

-- An invoice for one project bills the work of that one only; no key can say it, since an invoice may name none.
CREATE FUNCTION app.check_project_of_invoice() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM public."Invoice" i JOIN public."InvoiceItem" l ON l."invoiceId" = i.id
    WHERE i.id = (to_jsonb(NEW)->>TG_ARGV[0])::uuid AND l."projectId" <> i."projectId")
  THEN
    RAISE EXCEPTION 'a line bills work of another project than its invoice' USING ERRCODE = 'ET004';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER project_of_invoice AFTER INSERT OR UPDATE OF "invoiceId", "projectPricingItemId" ON "InvoiceItem"
  FOR EACH ROW EXECUTE FUNCTION app.check_project_of_invoice('invoiceId');
CREATE TRIGGER project_of_invoice AFTER UPDATE OF "projectId" ON "Invoice"
  FOR EACH ROW EXECUTE FUNCTION app.check_project_of_invoice('id');

-- Told of a project are those who take part in it. After the row, so that a policy has refused first what is nobody's business.
CREATE FUNCTION app.check_notified_takes_part() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM public."Project" p WHERE p.id = NEW."projectId" AND NEW."organizationId" IN (p."studioId", p."clientId"))
    AND NOT EXISTS (
      SELECT 1 FROM public."Assignment" a WHERE a."organizationId" = NEW."organizationId" AND a."projectId" = NEW."projectId")
  THEN
    RAISE EXCEPTION 'the organization takes no part in the project' USING ERRCODE = 'ET004';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER notified_takes_part AFTER INSERT OR UPDATE OF "organizationId", "projectId" ON "Notification"
  FOR EACH ROW WHEN (NEW."projectId" IS NOT NULL) EXECUTE FUNCTION app.check_notified_takes_part();

REVOKE ALL ON FUNCTION app.fill_agency(), app.fill_invoice_parties(), app.fill_billed_work(), app.check_project_of_invoice(),
  app.check_notified_takes_part() FROM PUBLIC;

-- ------------------------------------------------------------ indexes: what keys point to, and every key's own columns

CREATE INDEX "Asset_projectId_baseAssetId_idx" ON "Asset"("projectId", "baseAssetId");
CREATE UNIQUE INDEX "Asset_projectId_id_key" ON "Asset"("projectId", "id");
CREATE INDEX "Assignment_projectId_studioId_idx" ON "Assignment"("projectId", "studioId");
CREATE INDEX "Assignment_retoucherId_studioId_idx" ON "Assignment"("retoucherId", "studioId");
CREATE UNIQUE INDEX "Assignment_assetId_projectId_roundAssetId_key" ON "Assignment"("assetId", "projectId", "roundAssetId");
CREATE INDEX "ClientPricing_categoryId_studioId_idx" ON "ClientPricing"("categoryId", "studioId");
CREATE INDEX "Comment_assetId_projectId_idx" ON "Comment"("assetId", "projectId");
CREATE INDEX "Comment_versionId_projectId_idx" ON "Comment"("versionId", "projectId");
CREATE INDEX "Comment_parentId_projectId_idx" ON "Comment"("parentId", "projectId");
CREATE INDEX "Comment_forwardedFromId_projectId_idx" ON "Comment"("forwardedFromId", "projectId");
CREATE INDEX "Comment_carriedFromId_projectId_idx" ON "Comment"("carriedFromId", "projectId");
CREATE UNIQUE INDEX "Comment_projectId_id_key" ON "Comment"("projectId", "id");
CREATE INDEX "Deliverable_assetId_projectId_idx" ON "Deliverable"("assetId", "projectId");
CREATE INDEX "Deliverable_versionId_projectId_assetId_idx" ON "Deliverable"("versionId", "projectId", "assetId");
CREATE INDEX "Deliverable_projectId_deliveryId_idx" ON "Deliverable"("projectId", "deliveryId");
CREATE UNIQUE INDEX "Delivery_projectId_id_key" ON "Delivery"("projectId", "id");
CREATE INDEX "FtpSyncJob_installationId_organizationId_idx" ON "FtpSyncJob"("installationId", "organizationId");
CREATE UNIQUE INDEX "GuidelineFile_organizationId_id_key" ON "GuidelineFile"("organizationId", "id");
CREATE INDEX "GuidelineOrganizationPrice_organizationId_studioId_idx" ON "GuidelineOrganizationPrice"("organizationId", "studioId");
CREATE INDEX "GuidelineOrganizationPrice_guidelineFileId_studioId_idx" ON "GuidelineOrganizationPrice"("guidelineFileId", "studioId");
CREATE INDEX "GuidelineOrganizationPrice_categoryId_studioId_idx" ON "GuidelineOrganizationPrice"("categoryId", "studioId");
CREATE INDEX "GuidelinePricingCategory_guidelineFileId_studioId_idx" ON "GuidelinePricingCategory"("guidelineFileId", "studioId");
CREATE INDEX "GuidelinePricingCategory_categoryId_studioId_idx" ON "GuidelinePricingCategory"("categoryId", "studioId");
CREATE INDEX "ImportJob_installationId_organizationId_idx" ON "ImportJob"("installationId", "organizationId");
CREATE UNIQUE INDEX "IntegrationInstallation_organizationId_id_key" ON "IntegrationInstallation"("organizationId", "id");
CREATE INDEX "Invoice_studioId_partnerId_idx" ON "Invoice"("studioId", "partnerId");
CREATE INDEX "Invoice_projectId_studioId_clientId_idx" ON "Invoice"("projectId", "studioId", "clientId");
CREATE INDEX "Invoice_correctsInvoiceId_issuerOrganizationId_recipientOrg_idx" ON "Invoice"("correctsInvoiceId", "issuerOrganizationId", "recipientOrganizationId");
CREATE UNIQUE INDEX "Invoice_issuerOrganizationId_id_key" ON "Invoice"("issuerOrganizationId", "id");
CREATE UNIQUE INDEX "Invoice_issuerOrganizationId_recipientOrganizationId_id_key" ON "Invoice"("issuerOrganizationId", "recipientOrganizationId", "id");
CREATE UNIQUE INDEX "Invoice_studioId_clientId_id_key" ON "Invoice"("studioId", "clientId", "id");
CREATE INDEX "InvoiceItem_projectPricingItemId_projectId_idx" ON "InvoiceItem"("projectPricingItemId", "projectId");
CREATE INDEX "InvoiceItem_invoiceId_studioId_clientId_idx" ON "InvoiceItem"("invoiceId", "studioId", "clientId");
CREATE INDEX "InvoiceItem_projectId_studioId_clientId_idx" ON "InvoiceItem"("projectId", "studioId", "clientId");
CREATE INDEX "Payment_invoiceId_organizationId_idx" ON "Payment"("invoiceId", "organizationId");
CREATE INDEX "PhotoMark_assetId_projectId_idx" ON "PhotoMark"("assetId", "projectId");
CREATE UNIQUE INDEX "Project_studioId_id_key" ON "Project"("studioId", "id");
CREATE UNIQUE INDEX "Project_studioId_clientId_id_key" ON "Project"("studioId", "clientId", "id");
CREATE INDEX "ProjectPricingItem_projectId_studioId_idx" ON "ProjectPricingItem"("projectId", "studioId");
CREATE INDEX "ProjectPricingItem_assetId_projectId_idx" ON "ProjectPricingItem"("assetId", "projectId");
CREATE INDEX "ProjectPricingItem_categoryId_studioId_idx" ON "ProjectPricingItem"("categoryId", "studioId");
CREATE UNIQUE INDEX "ProjectPricingItem_projectId_id_key" ON "ProjectPricingItem"("projectId", "id");
CREATE UNIQUE INDEX "Quote_projectId_id_key" ON "Quote"("projectId", "id");
CREATE INDEX "QuoteLine_projectId_quoteId_idx" ON "QuoteLine"("projectId", "quoteId");
CREATE UNIQUE INDEX "RetouchCategory_studioId_id_key" ON "RetouchCategory"("studioId", "id");
CREATE UNIQUE INDEX "RetouchRound_projectId_id_key" ON "RetouchRound"("projectId", "id");
CREATE INDEX "RetouchVersion_roundId_projectId_idx" ON "RetouchVersion"("roundId", "projectId");
CREATE INDEX "RetouchVersion_roundAssetId_roundId_assetId_idx" ON "RetouchVersion"("roundAssetId", "roundId", "assetId");
CREATE UNIQUE INDEX "RetouchVersion_projectId_id_key" ON "RetouchVersion"("projectId", "id");
CREATE UNIQUE INDEX "RetouchVersion_projectId_assetId_id_key" ON "RetouchVersion"("projectId", "assetId", "id");
CREATE INDEX "RetoucherPricing_categoryId_studioId_idx" ON "RetoucherPricing"("categoryId", "studioId");
CREATE INDEX "RoundAsset_projectId_roundId_idx" ON "RoundAsset"("projectId", "roundId");
CREATE UNIQUE INDEX "RoundAsset_projectId_id_key" ON "RoundAsset"("projectId", "id");
CREATE UNIQUE INDEX "RoundAsset_assetId_projectId_id_key" ON "RoundAsset"("assetId", "projectId", "id");
CREATE UNIQUE INDEX "RoundAsset_roundId_assetId_id_key" ON "RoundAsset"("roundId", "assetId", "id");
CREATE INDEX "RoundAssetCategory_categoryId_studioId_idx" ON "RoundAssetCategory"("categoryId", "studioId");
CREATE INDEX "RoundAssetCategory_roundAssetId_projectId_idx" ON "RoundAssetCategory"("roundAssetId", "projectId");
CREATE INDEX "RoundAssetCategory_projectId_studioId_idx" ON "RoundAssetCategory"("projectId", "studioId");
CREATE INDEX "RoundGuideline_projectId_roundId_idx" ON "RoundGuideline"("projectId", "roundId");
CREATE UNIQUE INDEX "Selection_projectId_id_key" ON "Selection"("projectId", "id");
CREATE INDEX "SelectionItem_assetId_projectId_idx" ON "SelectionItem"("assetId", "projectId");
CREATE INDEX "SelectionItem_projectId_selectionId_idx" ON "SelectionItem"("projectId", "selectionId");
CREATE UNIQUE INDEX "SelectionItem_projectId_id_key" ON "SelectionItem"("projectId", "id");
CREATE INDEX "SelectionItemCategory_categoryId_studioId_idx" ON "SelectionItemCategory"("categoryId", "studioId");
CREATE INDEX "SelectionItemCategory_selectionItemId_projectId_idx" ON "SelectionItemCategory"("selectionItemId", "projectId");
CREATE INDEX "SelectionItemCategory_projectId_studioId_idx" ON "SelectionItemCategory"("projectId", "studioId");
CREATE UNIQUE INDEX "StudioPartner_studioId_partnerId_key" ON "StudioPartner"("studioId", "partnerId");
CREATE INDEX "UploadSession_assetId_projectId_idx" ON "UploadSession"("assetId", "projectId");
CREATE INDEX "UploadSession_roundAssetId_projectId_idx" ON "UploadSession"("roundAssetId", "projectId");
CREATE UNIQUE INDEX "UploadSession_versionId_projectId_key" ON "UploadSession"("versionId", "projectId");

DROP INDEX
  "Asset_projectId_id_idx",
  "Assignment_assetId_idx",
  "Assignment_projectId_idx",
  "ClientPricing_categoryId_idx",
  "Comment_assetId_idx",
  "Comment_parentId_idx",
  "Comment_versionId_idx",
  "Deliverable_assetId_idx",
  "Deliverable_projectId_idx",
  "Deliverable_versionId_idx",
  "FtpSyncJob_installationId_idx",
  "GuidelineFile_organizationId_idx",
  "GuidelineOrganizationPrice_categoryId_idx",
  "GuidelineOrganizationPrice_organizationId_idx",
  "GuidelinePricingCategory_categoryId_idx",
  "ImportJob_installationId_idx",
  "Invoice_correctsInvoiceId_idx",
  "Invoice_projectId_idx",
  "InvoiceItem_projectPricingItemId_idx",
  "Payment_invoiceId_idx",
  "ProjectPricingItem_assetId_idx",
  "ProjectPricingItem_categoryId_idx",
  "QuoteLine_projectId_idx",
  "RetouchVersion_projectId_idx",
  "RetouchVersion_roundAssetId_idx",
  "RetouchVersion_roundId_idx",
  "RetoucherPricing_categoryId_idx",
  "RoundAsset_assetId_idx",
  "RoundAssetCategory_categoryId_idx",
  "RoundAssetCategory_projectId_idx",
  "RoundGuideline_projectId_idx",
  "SelectionItem_assetId_idx",
  "SelectionItem_projectId_idx",
  "SelectionItemCategory_categoryId_idx",
  "SelectionItemCategory_projectId_idx",
  "StudioPartner_studioId_partnerId_kind_key",
  "UploadSession_assetId_idx",
  "UploadSession_roundAssetId_idx",
  "UploadSession_versionId_key";

-- ------------------------------------------------------------ the keys; the next migration looks at the rows that stand

ALTER TABLE "Project"
  ADD CONSTRAINT "Project_studioId_clientId_fkey"
    FOREIGN KEY ("studioId", "clientId") REFERENCES "StudioPartner"("studioId", "partnerId") ON DELETE RESTRICT ON UPDATE RESTRICT NOT VALID;
ALTER TABLE "Asset"
  ADD CONSTRAINT "Asset_projectId_baseAssetId_fkey"
    FOREIGN KEY ("projectId", "baseAssetId") REFERENCES "Asset"("projectId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT NOT VALID;
ALTER TABLE "UploadSession"
  ADD CONSTRAINT "UploadSession_projectId_assetId_fkey"
    FOREIGN KEY ("projectId", "assetId") REFERENCES "Asset"("projectId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT NOT VALID,
  ADD CONSTRAINT "UploadSession_projectId_roundAssetId_fkey"
    FOREIGN KEY ("projectId", "roundAssetId") REFERENCES "RoundAsset"("projectId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT NOT VALID,
  ADD CONSTRAINT "UploadSession_versionId_projectId_fkey"
    FOREIGN KEY ("versionId", "projectId") REFERENCES "RetouchVersion"("id", "projectId") ON DELETE RESTRICT ON UPDATE RESTRICT NOT VALID;
ALTER TABLE "PhotoMark"
  ADD CONSTRAINT "PhotoMark_projectId_assetId_fkey"
    FOREIGN KEY ("projectId", "assetId") REFERENCES "Asset"("projectId", "id") ON DELETE CASCADE ON UPDATE RESTRICT NOT VALID;
ALTER TABLE "SelectionItem"
  ADD CONSTRAINT "SelectionItem_projectId_selectionId_fkey"
    FOREIGN KEY ("projectId", "selectionId") REFERENCES "Selection"("projectId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT NOT VALID,
  ADD CONSTRAINT "SelectionItem_projectId_assetId_fkey"
    FOREIGN KEY ("projectId", "assetId") REFERENCES "Asset"("projectId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT NOT VALID;
ALTER TABLE "SelectionItemCategory"
  ADD CONSTRAINT "SelectionItemCategory_projectId_selectionItemId_fkey"
    FOREIGN KEY ("projectId", "selectionItemId") REFERENCES "SelectionItem"("projectId", "id") ON DELETE CASCADE ON UPDATE RESTRICT NOT VALID,
  ADD CONSTRAINT "SelectionItemCategory_studioId_categoryId_fkey"
    FOREIGN KEY ("studioId", "categoryId") REFERENCES "RetouchCategory"("studioId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT NOT VALID,
  ADD CONSTRAINT "SelectionItemCategory_studioId_projectId_fkey"
    FOREIGN KEY ("studioId", "projectId") REFERENCES "Project"("studioId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT NOT VALID;
ALTER TABLE "RoundGuideline"
  ADD CONSTRAINT "RoundGuideline_projectId_roundId_fkey"
    FOREIGN KEY ("projectId", "roundId") REFERENCES "RetouchRound"("projectId", "id") ON DELETE CASCADE ON UPDATE RESTRICT NOT VALID;
ALTER TABLE "RoundAsset"
  ADD CONSTRAINT "RoundAsset_projectId_roundId_fkey"
    FOREIGN KEY ("projectId", "roundId") REFERENCES "RetouchRound"("projectId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT NOT VALID,
  ADD CONSTRAINT "RoundAsset_projectId_assetId_fkey"
    FOREIGN KEY ("projectId", "assetId") REFERENCES "Asset"("projectId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT NOT VALID;
ALTER TABLE "RoundAssetCategory"
  ADD CONSTRAINT "RoundAssetCategory_projectId_roundAssetId_fkey"
    FOREIGN KEY ("projectId", "roundAssetId") REFERENCES "RoundAsset"("projectId", "id") ON DELETE CASCADE ON UPDATE RESTRICT NOT VALID,
  ADD CONSTRAINT "RoundAssetCategory_studioId_categoryId_fkey"
    FOREIGN KEY ("studioId", "categoryId") REFERENCES "RetouchCategory"("studioId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT NOT VALID,
  ADD CONSTRAINT "RoundAssetCategory_studioId_projectId_fkey"
    FOREIGN KEY ("studioId", "projectId") REFERENCES "Project"("studioId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT NOT VALID;
ALTER TABLE "Assignment"
  ADD CONSTRAINT "Assignment_assetId_projectId_roundAssetId_fkey"
    FOREIGN KEY ("assetId", "projectId", "roundAssetId") REFERENCES "RoundAsset"("assetId", "projectId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT NOT VALID,
  ADD CONSTRAINT "Assignment_studioId_projectId_fkey"
    FOREIGN KEY ("studioId", "projectId") REFERENCES "Project"("studioId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT NOT VALID,
  ADD CONSTRAINT "Assignment_studioId_retoucherId_fkey"
    FOREIGN KEY ("studioId", "retoucherId") REFERENCES "StudioPartner"("studioId", "partnerId") ON DELETE RESTRICT ON UPDATE RESTRICT NOT VALID;
ALTER TABLE "RetouchVersion"
  ADD CONSTRAINT "RetouchVersion_projectId_assetId_fkey"
    FOREIGN KEY ("projectId", "assetId") REFERENCES "Asset"("projectId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT NOT VALID,
  ADD CONSTRAINT "RetouchVersion_projectId_roundId_fkey"
    FOREIGN KEY ("projectId", "roundId") REFERENCES "RetouchRound"("projectId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT NOT VALID,
  ADD CONSTRAINT "RetouchVersion_roundId_assetId_roundAssetId_fkey"
    FOREIGN KEY ("roundId", "assetId", "roundAssetId") REFERENCES "RoundAsset"("roundId", "assetId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT NOT VALID;
ALTER TABLE "Comment"
  ADD CONSTRAINT "Comment_projectId_assetId_fkey"
    FOREIGN KEY ("projectId", "assetId") REFERENCES "Asset"("projectId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT NOT VALID,
  ADD CONSTRAINT "Comment_projectId_versionId_fkey"
    FOREIGN KEY ("projectId", "versionId") REFERENCES "RetouchVersion"("projectId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT NOT VALID,
  ADD CONSTRAINT "Comment_projectId_parentId_fkey"
    FOREIGN KEY ("projectId", "parentId") REFERENCES "Comment"("projectId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT NOT VALID,
  ADD CONSTRAINT "Comment_projectId_forwardedFromId_fkey"
    FOREIGN KEY ("projectId", "forwardedFromId") REFERENCES "Comment"("projectId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT NOT VALID,
  ADD CONSTRAINT "Comment_projectId_carriedFromId_fkey"
    FOREIGN KEY ("projectId", "carriedFromId") REFERENCES "Comment"("projectId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT NOT VALID;
ALTER TABLE "Deliverable"
  ADD CONSTRAINT "Deliverable_projectId_deliveryId_fkey"
    FOREIGN KEY ("projectId", "deliveryId") REFERENCES "Delivery"("projectId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT NOT VALID,
  ADD CONSTRAINT "Deliverable_projectId_assetId_fkey"
    FOREIGN KEY ("projectId", "assetId") REFERENCES "Asset"("projectId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT NOT VALID,
  ADD CONSTRAINT "Deliverable_projectId_assetId_versionId_fkey"
    FOREIGN KEY ("projectId", "assetId", "versionId") REFERENCES "RetouchVersion"("projectId", "assetId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT NOT VALID;
ALTER TABLE "ClientPricing"
  ADD CONSTRAINT "ClientPricing_studioId_categoryId_fkey"
    FOREIGN KEY ("studioId", "categoryId") REFERENCES "RetouchCategory"("studioId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT NOT VALID,
  ADD CONSTRAINT "ClientPricing_studioId_clientId_fkey"
    FOREIGN KEY ("studioId", "clientId") REFERENCES "StudioPartner"("studioId", "partnerId") ON DELETE RESTRICT ON UPDATE RESTRICT NOT VALID;
ALTER TABLE "GuidelinePricingCategory"
  ADD CONSTRAINT "GuidelinePricingCategory_studioId_guidelineFileId_fkey"
    FOREIGN KEY ("studioId", "guidelineFileId") REFERENCES "GuidelineFile"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT NOT VALID,
  ADD CONSTRAINT "GuidelinePricingCategory_studioId_categoryId_fkey"
    FOREIGN KEY ("studioId", "categoryId") REFERENCES "RetouchCategory"("studioId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT NOT VALID;
ALTER TABLE "GuidelineOrganizationPrice"
  ADD CONSTRAINT "GuidelineOrganizationPrice_studioId_guidelineFileId_fkey"
    FOREIGN KEY ("studioId", "guidelineFileId") REFERENCES "GuidelineFile"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT NOT VALID,
  ADD CONSTRAINT "GuidelineOrganizationPrice_studioId_categoryId_fkey"
    FOREIGN KEY ("studioId", "categoryId") REFERENCES "RetouchCategory"("studioId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT NOT VALID,
  ADD CONSTRAINT "GuidelineOrganizationPrice_studioId_organizationId_fkey"
    FOREIGN KEY ("studioId", "organizationId") REFERENCES "StudioPartner"("studioId", "partnerId") ON DELETE RESTRICT ON UPDATE RESTRICT NOT VALID;
ALTER TABLE "RetoucherPricing"
  ADD CONSTRAINT "RetoucherPricing_studioId_categoryId_fkey"
    FOREIGN KEY ("studioId", "categoryId") REFERENCES "RetouchCategory"("studioId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT NOT VALID,
  ADD CONSTRAINT "RetoucherPricing_studioId_retoucherId_fkey"
    FOREIGN KEY ("studioId", "retoucherId") REFERENCES "StudioPartner"("studioId", "partnerId") ON DELETE RESTRICT ON UPDATE RESTRICT NOT VALID;
ALTER TABLE "ProjectPricingItem"
  ADD CONSTRAINT "ProjectPricingItem_studioId_projectId_fkey"
    FOREIGN KEY ("studioId", "projectId") REFERENCES "Project"("studioId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT NOT VALID,
  ADD CONSTRAINT "ProjectPricingItem_projectId_assetId_fkey"
    FOREIGN KEY ("projectId", "assetId") REFERENCES "Asset"("projectId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT NOT VALID,
  ADD CONSTRAINT "ProjectPricingItem_studioId_categoryId_fkey"
    FOREIGN KEY ("studioId", "categoryId") REFERENCES "RetouchCategory"("studioId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT NOT VALID;
ALTER TABLE "QuoteLine"
  ADD CONSTRAINT "QuoteLine_projectId_quoteId_fkey"
    FOREIGN KEY ("projectId", "quoteId") REFERENCES "Quote"("projectId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT NOT VALID;
ALTER TABLE "Invoice"
  ADD CONSTRAINT "Invoice_studioId_partnerId_fkey"
    FOREIGN KEY ("studioId", "partnerId") REFERENCES "StudioPartner"("studioId", "partnerId") ON DELETE RESTRICT ON UPDATE RESTRICT NOT VALID,
  ADD CONSTRAINT "Invoice_studioId_projectId_fkey"
    FOREIGN KEY ("studioId", "projectId") REFERENCES "Project"("studioId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT NOT VALID,
  ADD CONSTRAINT "Invoice_studioId_clientId_projectId_fkey"
    FOREIGN KEY ("studioId", "clientId", "projectId") REFERENCES "Project"("studioId", "clientId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT NOT VALID,
  ADD CONSTRAINT "Invoice_issuerOrganizationId_recipientOrganizationId_corre_fkey"
    FOREIGN KEY ("issuerOrganizationId", "recipientOrganizationId", "correctsInvoiceId") REFERENCES "Invoice"("issuerOrganizationId", "recipientOrganizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT NOT VALID;
ALTER TABLE "InvoiceItem"
  ADD CONSTRAINT "InvoiceItem_projectId_projectPricingItemId_fkey"
    FOREIGN KEY ("projectId", "projectPricingItemId") REFERENCES "ProjectPricingItem"("projectId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT NOT VALID,
  ADD CONSTRAINT "InvoiceItem_studioId_clientId_invoiceId_fkey"
    FOREIGN KEY ("studioId", "clientId", "invoiceId") REFERENCES "Invoice"("studioId", "clientId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT NOT VALID,
  ADD CONSTRAINT "InvoiceItem_studioId_clientId_projectId_fkey"
    FOREIGN KEY ("studioId", "clientId", "projectId") REFERENCES "Project"("studioId", "clientId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT NOT VALID;
ALTER TABLE "Payment"
  ADD CONSTRAINT "Payment_organizationId_invoiceId_fkey"
    FOREIGN KEY ("organizationId", "invoiceId") REFERENCES "Invoice"("issuerOrganizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT NOT VALID;
ALTER TABLE "ImportJob"
  ADD CONSTRAINT "ImportJob_organizationId_installationId_fkey"
    FOREIGN KEY ("organizationId", "installationId") REFERENCES "IntegrationInstallation"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT NOT VALID;
ALTER TABLE "FtpSyncJob"
  ADD CONSTRAINT "FtpSyncJob_organizationId_installationId_fkey"
    FOREIGN KEY ("organizationId", "installationId") REFERENCES "IntegrationInstallation"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT NOT VALID;
