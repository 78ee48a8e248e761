-- Rules across rows, kept by the database whoever writes. Every refusal has a SQLSTATE of its own:
-- ET002 role does not suit the organization · ET003 last administrator · ET004 rows of two tenants or projects meet
-- ET005 value that never changes · ET006 row that is only ever added · ET007 transition not in the table
-- The functions run as the owner: a rule holds for rows the actor cannot see, too.

CREATE FUNCTION app.administrates(role public."UserRole") RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT role IN ('STUDIO_ADMIN', 'CLIENT_ADMIN', 'RETOUCH_ADMIN', 'PLATFORM_ADMIN', 'SUPER_ADMIN') $$;

-- ------------------------------------------------------------ members

CREATE FUNCTION app.check_role_suits() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  organization_type public."OrganizationType";
BEGIN
  SELECT o.type INTO organization_type FROM public."Organization" o WHERE o.id = NEW."organizationId";
  IF NEW.role::text <> ALL (CASE organization_type
    WHEN 'STUDIO' THEN ARRAY['STUDIO_ADMIN', 'STUDIO_USER']
    WHEN 'CLIENT' THEN ARRAY['CLIENT_ADMIN', 'CLIENT_USER']
    WHEN 'RETOUCHER' THEN ARRAY['RETOUCH_ADMIN', 'RETOUCH_USER']
    WHEN 'PLATFORM' THEN ARRAY['SUPER_ADMIN', 'ADMIN', 'PLATFORM_ADMIN'] END)
  THEN
    RAISE EXCEPTION 'role % does not suit an organization of type %', NEW.role, organization_type USING ERRCODE = 'ET002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER role_suits BEFORE INSERT OR UPDATE OF "role", "organizationId" ON "UserOrganization"
  FOR EACH ROW EXECUTE FUNCTION app.check_role_suits();
CREATE TRIGGER role_suits BEFORE INSERT OR UPDATE OF "role", "organizationId" ON "Invitation"
  FOR EACH ROW EXECUTE FUNCTION app.check_role_suits();

-- Changing the organization's row first makes two requests at once wait for each other (and fail under REPEATABLE READ):
-- the second counts what the first has left.
CREATE FUNCTION app.check_administrator_remains() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE public."Organization" SET "updatedAt" = now() WHERE id = OLD."organizationId";
  IF FOUND AND NOT EXISTS (
    SELECT 1 FROM public."UserOrganization" m
    WHERE m."organizationId" = OLD."organizationId" AND app.administrates(m.role))
  THEN
    RAISE EXCEPTION 'the last administrator of an organization stays' USING ERRCODE = 'ET003';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER administrator_remains_after_update AFTER UPDATE OF "role" ON "UserOrganization"
  FOR EACH ROW WHEN (app.administrates(OLD."role") AND NOT app.administrates(NEW."role"))
  EXECUTE FUNCTION app.check_administrator_remains();
CREATE TRIGGER administrator_remains_after_delete AFTER DELETE ON "UserOrganization"
  FOR EACH ROW WHEN (app.administrates(OLD."role")) EXECUTE FUNCTION app.check_administrator_remains();

-- ------------------------------------------------------------ tenants never meet

-- Arguments: pairs of (column, table it points to); the row it points to belongs to the same project.
CREATE FUNCTION app.check_same_project() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  written jsonb := to_jsonb(NEW);
  same boolean;
BEGIN
  FOR i IN 0 .. TG_NARGS - 1 BY 2 LOOP
    CONTINUE WHEN written->>TG_ARGV[i] IS NULL;
    EXECUTE format('SELECT EXISTS (SELECT 1 FROM public.%I WHERE id = $1 AND "projectId" = $2)', TG_ARGV[i + 1])
      INTO same USING (written->>TG_ARGV[i])::uuid, NEW."projectId";
    IF NOT same THEN
      RAISE EXCEPTION '%.% is of another project', TG_TABLE_NAME, TG_ARGV[i] USING ERRCODE = 'ET004';
    END IF;
  END LOOP;
  RETURN NEW;
END $$;
CREATE TRIGGER same_project BEFORE INSERT OR UPDATE OF "projectId", "baseAssetId" ON "Asset"
  FOR EACH ROW EXECUTE FUNCTION app.check_same_project('baseAssetId', 'Asset');
CREATE TRIGGER same_project BEFORE INSERT OR UPDATE OF "projectId", "assetId", "roundAssetId", "versionId" ON "UploadSession"
  FOR EACH ROW EXECUTE FUNCTION app.check_same_project('assetId', 'Asset', 'roundAssetId', 'RoundAsset', 'versionId', 'RetouchVersion');
CREATE TRIGGER same_project BEFORE INSERT OR UPDATE OF "projectId", "assetId" ON "PhotoMark"
  FOR EACH ROW EXECUTE FUNCTION app.check_same_project('assetId', 'Asset');
CREATE TRIGGER same_project BEFORE INSERT OR UPDATE OF "projectId", "selectionId", "assetId" ON "SelectionItem"
  FOR EACH ROW EXECUTE FUNCTION app.check_same_project('selectionId', 'Selection', 'assetId', 'Asset');
CREATE TRIGGER same_project BEFORE INSERT OR UPDATE OF "projectId", "selectionItemId" ON "SelectionItemCategory"
  FOR EACH ROW EXECUTE FUNCTION app.check_same_project('selectionItemId', 'SelectionItem');
CREATE TRIGGER same_project BEFORE INSERT OR UPDATE OF "projectId", "roundId" ON "RoundGuideline"
  FOR EACH ROW EXECUTE FUNCTION app.check_same_project('roundId', 'RetouchRound');
CREATE TRIGGER same_project BEFORE INSERT OR UPDATE OF "projectId", "roundId", "assetId" ON "RoundAsset"
  FOR EACH ROW EXECUTE FUNCTION app.check_same_project('roundId', 'RetouchRound', 'assetId', 'Asset');
CREATE TRIGGER same_project BEFORE INSERT OR UPDATE OF "projectId", "roundAssetId" ON "RoundAssetCategory"
  FOR EACH ROW EXECUTE FUNCTION app.check_same_project('roundAssetId', 'RoundAsset');
CREATE TRIGGER same_project BEFORE INSERT OR UPDATE OF "projectId", "roundAssetId", "assetId" ON "Assignment"
  FOR EACH ROW EXECUTE FUNCTION app.check_same_project('roundAssetId', 'RoundAsset', 'assetId', 'Asset');
CREATE TRIGGER same_project BEFORE INSERT OR UPDATE OF "projectId", "assetId", "roundId", "roundAssetId" ON "RetouchVersion"
  FOR EACH ROW EXECUTE FUNCTION app.check_same_project('assetId', 'Asset', 'roundId', 'RetouchRound', 'roundAssetId', 'RoundAsset');
CREATE TRIGGER same_project BEFORE INSERT OR UPDATE OF "projectId", "assetId", "versionId", "parentId" ON "Comment"
  FOR EACH ROW EXECUTE FUNCTION app.check_same_project('assetId', 'Asset', 'versionId', 'RetouchVersion', 'parentId', 'Comment');
CREATE TRIGGER same_project BEFORE INSERT OR UPDATE ON "Deliverable"
  FOR EACH ROW EXECUTE FUNCTION app.check_same_project('deliveryId', 'Delivery', 'assetId', 'Asset', 'versionId', 'RetouchVersion');
CREATE TRIGGER same_project BEFORE INSERT OR UPDATE OF "projectId", "assetId" ON "ProjectPricingItem"
  FOR EACH ROW EXECUTE FUNCTION app.check_same_project('assetId', 'Asset');
CREATE TRIGGER same_project BEFORE INSERT OR UPDATE ON "QuoteLine"
  FOR EACH ROW EXECUTE FUNCTION app.check_same_project('quoteId', 'Quote');

-- A category is used in its own studio's projects only.
CREATE FUNCTION app.check_category_of_project() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM public."RetouchCategory" c JOIN public."Project" p ON p."studioId" = c."studioId"
    WHERE c.id = NEW."categoryId" AND p.id = NEW."projectId")
  THEN
    RAISE EXCEPTION '%.categoryId is of another studio', TG_TABLE_NAME USING ERRCODE = 'ET004';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER category_of_project BEFORE INSERT OR UPDATE ON "SelectionItemCategory"
  FOR EACH ROW EXECUTE FUNCTION app.check_category_of_project();
CREATE TRIGGER category_of_project BEFORE INSERT OR UPDATE ON "RoundAssetCategory"
  FOR EACH ROW EXECUTE FUNCTION app.check_category_of_project();
CREATE TRIGGER category_of_project BEFORE INSERT OR UPDATE OF "projectId", "categoryId" ON "ProjectPricingItem"
  FOR EACH ROW WHEN (NEW."categoryId" IS NOT NULL) EXECUTE FUNCTION app.check_category_of_project();

CREATE FUNCTION app.is_partner(studio uuid, partner uuid, partner_kind text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM public."StudioPartner" p
                 WHERE p."studioId" = studio AND p."partnerId" = partner AND p.kind = partner_kind AND p."endedAt" IS NULL)
$$;

CREATE FUNCTION app.check_partner_types() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM public."Organization" o WHERE o.id = NEW."studioId" AND o.type = 'STUDIO')
    OR NOT EXISTS (SELECT 1 FROM public."Organization" o WHERE o.id = NEW."partnerId" AND o.type::text = NEW.kind)
  THEN
    RAISE EXCEPTION 'a partner of kind % is an organization of that type, and its other side a studio', NEW.kind
      USING ERRCODE = 'ET004';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER partner_types BEFORE INSERT OR UPDATE OF "studioId", "partnerId", "kind" ON "StudioPartner"
  FOR EACH ROW EXECUTE FUNCTION app.check_partner_types();

CREATE FUNCTION app.check_project_client() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT app.is_partner(NEW."studioId", NEW."clientId", 'CLIENT') THEN
    RAISE EXCEPTION 'the client of a project is a client of its studio' USING ERRCODE = 'ET004';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER project_client BEFORE INSERT OR UPDATE OF "studioId", "clientId" ON "Project"
  FOR EACH ROW EXECUTE FUNCTION app.check_project_client();

-- Given to the studio itself or to one of its retouchers, and to a person who belongs there.
CREATE FUNCTION app.check_assignment() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  studio uuid;
BEGIN
  SELECT p."studioId" INTO studio FROM public."Project" p WHERE p.id = NEW."projectId";
  IF NEW."organizationId" <> studio AND NOT app.is_partner(studio, NEW."organizationId", 'RETOUCHER') THEN
    RAISE EXCEPTION 'an assignment goes to the studio or to one of its retouchers' USING ERRCODE = 'ET004';
  END IF;
  IF NEW."assigneeId" IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM public."UserOrganization" m
    WHERE m."userId" = NEW."assigneeId" AND m."organizationId" = NEW."organizationId")
  THEN
    RAISE EXCEPTION 'the assigned person belongs to the assigned organization' USING ERRCODE = 'ET004';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM public."RoundAsset" r WHERE r.id = NEW."roundAssetId" AND r."assetId" = NEW."assetId") THEN
    RAISE EXCEPTION 'an assignment names the asset of its round asset' USING ERRCODE = 'ET004';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER assignment BEFORE INSERT OR UPDATE OF "organizationId", "assigneeId", "assetId", "roundAssetId" ON "Assignment"
  FOR EACH ROW EXECUTE FUNCTION app.check_assignment();

-- Argument: the column that names the other side.
CREATE FUNCTION app.check_price_list() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM public."RetouchCategory" c WHERE c.id = NEW."categoryId" AND c."studioId" = NEW."studioId")
    OR NOT EXISTS (
      SELECT 1 FROM public."StudioPartner" p
      WHERE p."studioId" = NEW."studioId" AND p."partnerId" = (to_jsonb(NEW)->>TG_ARGV[0])::uuid AND p.kind = TG_ARGV[1])
  THEN
    RAISE EXCEPTION 'a price is for a partner and a category of the same studio' USING ERRCODE = 'ET004';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER price_list BEFORE INSERT OR UPDATE ON "ClientPricing"
  FOR EACH ROW EXECUTE FUNCTION app.check_price_list('clientId', 'CLIENT');
CREATE TRIGGER price_list BEFORE INSERT OR UPDATE ON "RetoucherPricing"
  FOR EACH ROW EXECUTE FUNCTION app.check_price_list('retoucherId', 'RETOUCHER');

-- A brief belongs to the project's studio or client.
CREATE FUNCTION app.check_guideline_of_project() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM public."GuidelineFile" g JOIN public."Project" p ON g."organizationId" IN (p."studioId", p."clientId")
    WHERE g.id = NEW."guidelineFileId" AND p.id = NEW."projectId")
  THEN
    RAISE EXCEPTION '%.guidelineFileId is of another organization', TG_TABLE_NAME USING ERRCODE = 'ET004';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guideline_of_project BEFORE INSERT OR UPDATE ON "ProjectGuideline"
  FOR EACH ROW EXECUTE FUNCTION app.check_guideline_of_project();
CREATE TRIGGER guideline_of_project BEFORE INSERT OR UPDATE ON "RoundGuideline"
  FOR EACH ROW EXECUTE FUNCTION app.check_guideline_of_project();
CREATE TRIGGER guideline_of_project BEFORE INSERT OR UPDATE OF "guidelineFileId" ON "SelectionItem"
  FOR EACH ROW WHEN (NEW."guidelineFileId" IS NOT NULL) EXECUTE FUNCTION app.check_guideline_of_project();

-- ------------------------------------------------------------ what never changes

CREATE FUNCTION app.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% never changes: %', TG_TABLE_NAME, TG_ARGV[0] USING ERRCODE = 'ET005';
END $$;
CREATE TRIGGER keep BEFORE UPDATE OF "type" ON "Organization" FOR EACH ROW
  WHEN (OLD."type" IS DISTINCT FROM NEW."type") EXECUTE FUNCTION app.refuse_change('its type');
CREATE TRIGGER keep BEFORE UPDATE ON "UserOrganization" FOR EACH ROW
  WHEN ((OLD."userId", OLD."organizationId") IS DISTINCT FROM (NEW."userId", NEW."organizationId"))
  EXECUTE FUNCTION app.refuse_change('who belongs where');
CREATE TRIGGER keep BEFORE UPDATE ON "StudioPartner" FOR EACH ROW
  WHEN ((OLD."studioId", OLD."partnerId", OLD."kind") IS DISTINCT FROM (NEW."studioId", NEW."partnerId", NEW."kind"))
  EXECUTE FUNCTION app.refuse_change('its two sides');
CREATE TRIGGER keep BEFORE UPDATE ON "Project" FOR EACH ROW
  WHEN (OLD."studioId" IS DISTINCT FROM NEW."studioId"
        OR (OLD."clientId" IS DISTINCT FROM NEW."clientId" AND OLD."workflowState" <> 'STUDIO_REVIEW'))
  EXECUTE FUNCTION app.refuse_change('its studio, and its client once it was sent');
CREATE TRIGGER keep BEFORE UPDATE ON "Asset" FOR EACH ROW
  WHEN ((OLD."projectId", OLD."originalName") IS DISTINCT FROM (NEW."projectId", NEW."originalName")
        OR (OLD."storageKey" IS NOT NULL AND OLD."storageKey" IS DISTINCT FROM NEW."storageKey")
        OR (OLD."sha256" IS NOT NULL AND OLD."sha256" IS DISTINCT FROM NEW."sha256"))
  EXECUTE FUNCTION app.refuse_change('the original and its name');
CREATE TRIGGER keep BEFORE UPDATE ON "UploadSession" FOR EACH ROW
  WHEN ((OLD."projectId", OLD."userId", OLD."organizationId", OLD."storageKey", OLD."sizeBytes")
        IS DISTINCT FROM (NEW."projectId", NEW."userId", NEW."organizationId", NEW."storageKey", NEW."sizeBytes"))
  EXECUTE FUNCTION app.refuse_change('whose upload it is and of what');
CREATE TRIGGER keep BEFORE UPDATE ON "PhotoMark" FOR EACH ROW
  WHEN ((OLD."assetId", OLD."userId", OLD."organizationId") IS DISTINCT FROM (NEW."assetId", NEW."userId", NEW."organizationId"))
  EXECUTE FUNCTION app.refuse_change('whose mark it is');
CREATE TRIGGER keep BEFORE UPDATE ON "Assignment" FOR EACH ROW
  WHEN ((OLD."projectId", OLD."roundAssetId") IS DISTINCT FROM (NEW."projectId", NEW."roundAssetId"))
  EXECUTE FUNCTION app.refuse_change('what is assigned');
CREATE TRIGGER keep BEFORE UPDATE ON "RetouchVersion" FOR EACH ROW
  WHEN ((OLD."projectId", OLD."organizationId", OLD."storageKey", OLD."sha256", OLD."sizeBytes", OLD."number")
        IS DISTINCT FROM (NEW."projectId", NEW."organizationId", NEW."storageKey", NEW."sha256", NEW."sizeBytes", NEW."number"))
  EXECUTE FUNCTION app.refuse_change('the file handed in and whose it is');
CREATE TRIGGER keep BEFORE UPDATE ON "Comment" FOR EACH ROW
  WHEN ((OLD."projectId", OLD."lane", OLD."retoucherOrganizationId", OLD."authorKind", OLD."authorId", OLD."authorOrganizationId")
        IS DISTINCT FROM
        (NEW."projectId", NEW."lane", NEW."retoucherOrganizationId", NEW."authorKind", NEW."authorId", NEW."authorOrganizationId"))
  EXECUTE FUNCTION app.refuse_change('whose comment it is and who reads it');
CREATE TRIGGER keep BEFORE UPDATE ON "Quote" FOR EACH ROW
  WHEN ((OLD."projectId", OLD."number", OLD."currency", OLD."netCents", OLD."vatCents", OLD."totalCents")
        IS DISTINCT FROM (NEW."projectId", NEW."number", NEW."currency", NEW."netCents", NEW."vatCents", NEW."totalCents")
        OR (OLD."acceptedAt" IS NOT NULL AND (OLD."acceptedById", OLD."acceptedAt", OLD."acceptedText")
            IS DISTINCT FROM (NEW."acceptedById", NEW."acceptedAt", NEW."acceptedText")))
  EXECUTE FUNCTION app.refuse_change('what was offered, and by whom it was accepted');
CREATE TRIGGER keep BEFORE UPDATE ON "Invoice" FOR EACH ROW
  WHEN (OLD."status" <> 'DRAFT'
        AND (OLD."issuerOrganizationId", OLD."recipientOrganizationId", OLD."kind", OLD."series", OLD."year", OLD."sequence",
             OLD."number", OLD."currency", OLD."netCents", OLD."vatCents", OLD."totalCents", OLD."issuedAt")
        IS DISTINCT FROM
            (NEW."issuerOrganizationId", NEW."recipientOrganizationId", NEW."kind", NEW."series", NEW."year", NEW."sequence",
             NEW."number", NEW."currency", NEW."netCents", NEW."vatCents", NEW."totalCents", NEW."issuedAt"))
  EXECUTE FUNCTION app.refuse_change('a finalized invoice');
CREATE TRIGGER keep_invoice BEFORE DELETE ON "Invoice" FOR EACH ROW
  WHEN (OLD."status" <> 'DRAFT') EXECUTE FUNCTION app.refuse_change('a finalized invoice');

CREATE FUNCTION app.check_invoice_is_draft() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM public."Invoice" i WHERE i.status <> 'DRAFT' AND i.id IN (
      CASE WHEN TG_OP <> 'INSERT' THEN OLD."invoiceId" END, CASE WHEN TG_OP <> 'DELETE' THEN NEW."invoiceId" END))
  THEN
    RAISE EXCEPTION 'InvoiceItem never changes: a finalized invoice' USING ERRCODE = 'ET005';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER invoice_is_draft BEFORE INSERT OR UPDATE OR DELETE ON "InvoiceItem"
  FOR EACH ROW EXECUTE FUNCTION app.check_invoice_is_draft();

-- ------------------------------------------------------------ what is only ever added

CREATE FUNCTION app.refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is only ever added to', TG_TABLE_NAME USING ERRCODE = 'ET006';
END $$;
DO $$
DECLARE
  history text;
BEGIN
  FOREACH history IN ARRAY ARRAY['WorkflowEvent', 'AuditEvent', 'Delivery', 'Deliverable', 'QuoteLine'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION app.refuse_rewriting()', history);
    EXECUTE format('CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_rewriting()', history);
  END LOOP;
END $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA app FROM PUBLIC;
-- Named in a trigger's WHEN, so run by whoever writes.
GRANT EXECUTE ON FUNCTION app.administrates(public."UserRole") TO etouch_app, etouch_auth;
GRANT USAGE ON SCHEMA app TO etouch_auth;
