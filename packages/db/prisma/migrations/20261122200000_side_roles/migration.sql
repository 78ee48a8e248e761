-- Row-level security hides rows, never columns. So a client's and a retoucher's transaction runs under a database role of
-- its own, which was granted the columns that side may know, one block per table below, and nothing else: a query that
-- names another column fails, and a new column starts closed. docs/decisions/0010-sides-are-database-roles.md.
-- The roles are made by packages/db/src/roles.ts: they log in nowhere, and the application's role may become them. It
-- inherits what they hold, which is always a part of what it holds itself: every policy for a side names the side's
-- organization type as well. INSERT names columns with a default where the ORM writes the default itself.

-- ------------------------------------------------------------ who is acting

CREATE FUNCTION app.may_see_prices() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(nullif(current_setting('app.may_see_prices', true), '')::boolean, false) $$;

-- The database role of a side; none is the session's own.
CREATE FUNCTION app.role_of_side(organization_type text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE organization_type WHEN 'CLIENT' THEN 'etouch_client' WHEN 'RETOUCHER' THEN 'etouch_retoucher' ELSE 'none' END
$$;

DROP FUNCTION app.set_actor(text, uuid, uuid, text, text, boolean, uuid);
CREATE FUNCTION app.set_actor(
  kind text, user_id uuid, organization_id uuid, organization_type text, role text, may_commit_money boolean,
  may_see_prices boolean, guest_project_id uuid
) RETURNS void LANGUAGE sql VOLATILE AS $$
  SELECT set_config('app.kind', coalesce(kind, ''), true),
         set_config('app.user_id', coalesce(user_id::text, ''), true),
         set_config('app.organization_id', coalesce(organization_id::text, ''), true),
         set_config('app.organization_type', coalesce(organization_type, ''), true),
         set_config('app.role', coalesce(role, ''), true),
         set_config('app.may_commit_money', coalesce(may_commit_money, false)::text, true),
         set_config('app.may_see_prices', coalesce(may_see_prices, false)::text, true),
         set_config('app.guest_project_id', coalesce(guest_project_id::text, ''), true)
$$;

-- No row: not a member, and nobody is acting. "databaseRole" is what the caller's statement switches to: a function that
-- runs as its owner may not.
DROP FUNCTION app.become_user(uuid, uuid);
CREATE FUNCTION app.become_user(p_user uuid, p_organization uuid)
RETURNS TABLE (role text, "mayCommitMoney" boolean, "maySeePrices" boolean, "databaseRole" text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  member record;
BEGIN
  PERFORM app.set_actor(null, null, null, null, null, null, null, null);
  SELECT m.role::text AS role, m."mayCommitMoney", m."maySeePrices", o.type::text AS type INTO member
  FROM public."UserOrganization" m JOIN public."Organization" o ON o.id = m."organizationId"
  WHERE m."userId" = p_user AND m."organizationId" = p_organization;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  PERFORM app.set_actor('USER', p_user, p_organization, member.type, member.role,
                        member."mayCommitMoney" OR member.role = 'CLIENT_ADMIN',
                        member."maySeePrices" OR member.role = 'STUDIO_ADMIN', null);
  RETURN QUERY SELECT member.role, member."mayCommitMoney", member."maySeePrices", app.role_of_side(member.type);
END $$;

CREATE OR REPLACE FUNCTION app.become_system(p_organization uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  organization_type public."OrganizationType";
BEGIN
  PERFORM app.set_actor(null, null, null, null, null, null, null, null);
  SELECT o.type INTO organization_type FROM public."Organization" o WHERE o.id = p_organization;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  PERFORM app.set_actor('SYSTEM', null, p_organization, organization_type::text,
                        app.administrator_role(organization_type)::text, true, true, null);
  RETURN true;
END $$;

CREATE OR REPLACE FUNCTION app.become_guest(p_token text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  project record;
BEGIN
  PERFORM app.set_actor(null, null, null, null, null, null, null, null);
  SELECT p.id, p."clientId" INTO project FROM public."Project" p WHERE p."publicToken" = p_token;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  PERFORM app.set_actor('GUEST', null, project."clientId", 'CLIENT', 'CLIENT_USER', false, false, project.id);
  RETURN true;
END $$;

-- In the studio the session's own role acts; leaving returns to the role that entered.
CREATE OR REPLACE FUNCTION app.enter_studio(p_project uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  studio uuid;
BEGIN
  IF nullif(current_setting('app.entered_from', true), '') IS NOT NULL THEN
    RAISE EXCEPTION 'the studio was entered already' USING ERRCODE = 'ET001';
  END IF;
  SELECT p."studioId" INTO studio FROM public."Project" p WHERE p.id = p_project;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  PERFORM set_config('app.entered_from', jsonb_build_object(
    'kind', app.kind(), 'user', app.user_id(), 'organization', app.organization_id(), 'type', app.organization_type(),
    'role', app.role(), 'money', app.may_commit_money(), 'prices', app.may_see_prices(), 'guest', app.guest_project_id(),
    'databaseRole', current_setting('role'))::text, true);
  PERFORM app.set_actor('SYSTEM', null, studio, 'STUDIO', 'STUDIO_ADMIN', true, true, null);
  PERFORM set_config('role', 'none', true);
  RETURN true;
END $$;

CREATE OR REPLACE FUNCTION app.leave_studio() RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  back jsonb := nullif(current_setting('app.entered_from', true), '')::jsonb;
BEGIN
  PERFORM set_config('app.entered_from', '', true);
  PERFORM app.set_actor(back->>'kind', (back->>'user')::uuid, (back->>'organization')::uuid, back->>'type', back->>'role',
                        (back->>'money')::boolean, (back->>'prices')::boolean, (back->>'guest')::uuid);
  IF back IS NOT NULL THEN
    PERFORM set_config('role', back->>'databaseRole', true);
  END IF;
END $$;

REVOKE ALL ON FUNCTION app.may_see_prices(), app.role_of_side(text), app.become_user(uuid, uuid),
  app.set_actor(text, uuid, uuid, text, text, boolean, boolean, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.may_see_prices(), app.become_user(uuid, uuid),
  app.set_actor(text, uuid, uuid, text, text, boolean, boolean, uuid) TO etouch_app;

-- What policies and triggers call, and what a side may ask for.
GRANT USAGE ON SCHEMA app TO etouch_client, etouch_retoucher;
GRANT EXECUTE ON FUNCTION
  app.kind(), app.user_id(), app.organization_id(), app.organization_type(), app.role(), app.may_commit_money(),
  app.may_see_prices(), app.guest_project_id(), app.is_admin(), app.sees_selling_prices(), app.administrates(public."UserRole"),
  app.related_organization_ids(), app.assigned_project_ids(), app.assigned_asset_ids(), app.assigned_round_ids(),
  app.assigned_round_asset_ids(), app.visible_user_ids(), app.category_labels(), app.enter_studio(uuid), app.leave_studio(),
  app.set_actor(text, uuid, uuid, text, text, boolean, boolean, uuid)
  TO etouch_client, etouch_retoucher;

-- ------------------------------------------------------------ organizations and people

-- Whom one works with, by name; nobody's billing, and not the tree.
GRANT SELECT ("id", "name", "slug", "type", "logo", "locale", "currency", "timeZone", "createdAt", "updatedAt")
  ON "Organization" TO etouch_client, etouch_retoucher;
ALTER POLICY read ON "Organization" TO etouch_app, etouch_client, etouch_retoucher;

GRANT SELECT ("id", "name", "email", "image", "locale", "createdAt", "updatedAt"), UPDATE ("name", "image", "locale", "updatedAt")
  ON "User" TO etouch_client, etouch_retoucher;
ALTER POLICY read ON "User" TO etouch_app, etouch_client, etouch_retoucher;
ALTER POLICY change ON "User" TO etouch_app, etouch_client, etouch_retoucher;

-- Members come by invitation, which the authentication accepts.
GRANT SELECT ("id", "userId", "organizationId", "role", "mayCommitMoney", "maySeePrices", "createdAt"),
  UPDATE ("role", "mayCommitMoney", "maySeePrices"), DELETE
  ON "UserOrganization" TO etouch_client, etouch_retoucher;
ALTER POLICY read ON "UserOrganization" TO etouch_app, etouch_client, etouch_retoucher;
ALTER POLICY change ON "UserOrganization" TO etouch_app, etouch_client, etouch_retoucher;
ALTER POLICY remove ON "UserOrganization" TO etouch_app, etouch_client, etouch_retoucher;

GRANT SELECT ("id", "organizationId", "email", "role", "status", "inviterId", "expiresAt", "createdAt"),
  INSERT ("id", "organizationId", "email", "role", "status", "inviterId", "expiresAt", "createdAt"), UPDATE ("status")
  ON "Invitation" TO etouch_client, etouch_retoucher;
ALTER POLICY own ON "Invitation" TO etouch_app, etouch_client, etouch_retoucher;

-- With whom one works and on which terms; how the studio bills, and its customer numbers, are the studio's.
GRANT SELECT ("id", "studioId", "partnerId", "kind", "standingTerms", "paymentDays", "createdAt", "endedAt")
  ON "StudioPartner" TO etouch_client;
GRANT SELECT ("id", "studioId", "partnerId", "kind", "createdAt", "endedAt") ON "StudioPartner" TO etouch_retoucher;
ALTER POLICY read ON "StudioPartner" TO etouch_app, etouch_client, etouch_retoucher;

-- What was done in one's own organization.
GRANT SELECT ("id", "organizationId", "projectId", "actorKind", "actorId", "type", "subjectId", "payload", "createdAt")
  ON "AuditEvent" TO etouch_client, etouch_retoucher;
ALTER POLICY own ON "AuditEvent" TO etouch_app, etouch_client, etouch_retoucher;

-- ------------------------------------------------------------ projects

-- The public link is the studio's to give away.
GRANT SELECT ("id", "studioId", "clientId", "title", "code", "workflowState", "workflowStateSince", "stateBeforeArchive",
              "version", "currency", "selectionLimit", "overagePriceCents", "selectionDeadline", "dueAt",
              "clientVisibleSince", "clientMayUpload", "createdAt", "updatedAt"),
  UPDATE ("workflowState", "workflowStateSince", "stateBeforeArchive", "version", "updatedAt")
  ON "Project" TO etouch_client;
-- A neutral code, and whose it is: title, client, dates and prices would betray the client.
GRANT SELECT ("id", "studioId", "code") ON "Project" TO etouch_retoucher;
ALTER POLICY read ON "Project" TO etouch_app, etouch_client, etouch_retoucher;
ALTER POLICY change ON "Project" TO etouch_app, etouch_client;

GRANT SELECT ("id", "projectId", "actorKind", "actorId", "actingOrganizationId", "fromState", "toState", "action", "reason",
              "createdAt"),
  INSERT ("id", "projectId", "actorKind", "actorId", "actingOrganizationId", "fromState", "toState", "action", "reason",
          "payload", "createdAt")
  ON "WorkflowEvent" TO etouch_client;
ALTER POLICY read ON "WorkflowEvent" TO etouch_app, etouch_client;
ALTER POLICY add ON "WorkflowEvent" TO etouch_app, etouch_client;

-- ------------------------------------------------------------ assets, uploads, marks

GRANT SELECT ("id", "projectId", "assetType", "status", "originalName", "extraFormat", "baseAssetId", "sizeBytes", "sha256",
              "mimeType", "width", "height", "thumbhash", "storageKey", "derivativesKey", "capturedAt", "metadata",
              "processingError", "processingDetail", "shownToClient", "productReference", "trashedAt", "createdAt", "updatedAt"),
  INSERT ("id", "projectId", "assetType", "status", "originalName", "neutralName", "sizeBytes", "metadata",
          "processingAttempts", "shownToClient", "uploadedById", "createdAt", "updatedAt")
  ON "Asset" TO etouch_client;
-- The picture under its neutral name: the original's name, EXIF and IPTC, product and time can betray the client.
GRANT SELECT ("id", "projectId", "assetType", "status", "neutralName", "extraFormat", "baseAssetId", "sizeBytes", "sha256",
              "mimeType", "width", "height", "thumbhash", "storageKey", "derivativesKey")
  ON "Asset" TO etouch_retoucher;
ALTER POLICY read ON "Asset" TO etouch_app, etouch_client, etouch_retoucher;
ALTER POLICY add ON "Asset" TO etouch_app, etouch_client;

-- One's own uploads, whole: the server goes on receiving them in their sender's name.
GRANT SELECT ("id", "projectId", "userId", "organizationId", "purpose", "assetId", "roundAssetId", "versionId", "fileName",
              "sizeBytes", "offsetBytes", "sha256", "storageKey", "state", "error", "leaseHolder", "leaseUntil", "expiresAt",
              "completedAt", "createdAt", "updatedAt"),
  INSERT ("id", "projectId", "userId", "organizationId", "purpose", "assetId", "roundAssetId", "fileName", "sizeBytes",
          "offsetBytes", "sha256", "storageKey", "state", "expiresAt", "createdAt", "updatedAt"),
  UPDATE ("offsetBytes", "state", "leaseHolder", "leaseUntil", "updatedAt")
  ON "UploadSession" TO etouch_client, etouch_retoucher;
ALTER POLICY own ON "UploadSession" TO etouch_app, etouch_client, etouch_retoucher;

GRANT SELECT ("id", "assetId", "projectId", "userId", "organizationId", "rating", "colourLabel", "pick", "updatedAt"),
  INSERT ("id", "assetId", "projectId", "userId", "organizationId", "rating", "colourLabel", "pick", "updatedAt"),
  UPDATE ("rating", "colourLabel", "pick", "updatedAt"), DELETE
  ON "PhotoMark" TO etouch_client;
ALTER POLICY read ON "PhotoMark" TO etouch_app, etouch_client;
ALTER POLICY add ON "PhotoMark" TO etouch_app, etouch_client;
ALTER POLICY change ON "PhotoMark" TO etouch_app, etouch_client;
ALTER POLICY remove ON "PhotoMark" TO etouch_app, etouch_client;

-- ------------------------------------------------------------ between studio and client

-- Submitting writes them with the studio's rights, so that a selection is kept as it was.
GRANT SELECT ("id", "projectId", "number", "submittedById", "actorKind", "onBehalf", "selectionLimit", "overageCount",
              "overagePriceCents", "overageAcceptedById", "note", "submittedAt")
  ON "Selection" TO etouch_client;
GRANT SELECT ("id", "selectionId", "projectId", "assetId", "asIs", "instruction", "guidelineFileId")
  ON "SelectionItem" TO etouch_client;
GRANT SELECT ("selectionItemId", "categoryId", "projectId") ON "SelectionItemCategory" TO etouch_client;
ALTER POLICY studio_and_client ON "Selection" TO etouch_app, etouch_client;
ALTER POLICY studio_and_client ON "SelectionItem" TO etouch_app, etouch_client;
ALTER POLICY studio_and_client ON "SelectionItemCategory" TO etouch_app, etouch_client;

GRANT SELECT ("id", "projectId", "number", "manifestSha256", "frozenAt") ON "Delivery" TO etouch_client;
GRANT SELECT ("id", "deliveryId", "projectId", "assetId", "versionId", "fileName", "storageKey", "sizeBytes", "sha256")
  ON "Deliverable" TO etouch_client;
GRANT SELECT ("projectId", "guidelineFileId") ON "ProjectGuideline" TO etouch_client;
ALTER POLICY client ON "Delivery" TO etouch_app, etouch_client;
ALTER POLICY client ON "Deliverable" TO etouch_app, etouch_client;
ALTER POLICY client ON "ProjectGuideline" TO etouch_app, etouch_client;

-- ------------------------------------------------------------ guidelines

GRANT SELECT ("id", "organizationId", "guidelineKey", "version", "name", "body", "rules", "createdAt", "supersededAt")
  ON "GuidelineFile" TO etouch_client, etouch_retoucher;
ALTER POLICY own ON "GuidelineFile" TO etouch_app, etouch_client, etouch_retoucher;
-- Apart for each side: a retoucher has nothing to ask of a project's guidelines.
ALTER POLICY read ON "GuidelineFile" TO etouch_app, etouch_client USING (
  CASE (SELECT app.organization_type())
    WHEN 'STUDIO' THEN "organizationId" = ANY (ARRAY(SELECT app.related_organization_ids()))
    WHEN 'CLIENT' THEN EXISTS (SELECT 1 FROM "ProjectGuideline" p WHERE p."guidelineFileId" = "GuidelineFile"."id")
                    OR EXISTS (SELECT 1 FROM "RoundGuideline" r WHERE r."guidelineFileId" = "GuidelineFile"."id")
    ELSE false END);
CREATE POLICY retoucher_reads ON "GuidelineFile" FOR SELECT TO etouch_app, etouch_retoucher USING (
  (SELECT app.organization_type()) = 'RETOUCHER'
  AND EXISTS (SELECT 1 FROM "RoundGuideline" r WHERE r."guidelineFileId" = "GuidelineFile"."id"));
GRANT SELECT ("roundId", "guidelineFileId", "projectId") ON "RoundGuideline" TO etouch_client, etouch_retoucher;
ALTER POLICY others_read ON "RoundGuideline" TO etouch_app, etouch_client, etouch_retoucher;

-- ------------------------------------------------------------ retouching

GRANT SELECT ("id", "projectId", "number", "billable", "deadline", "openedAt", "closedAt") ON "RetouchRound" TO etouch_client;
-- Whether the client pays for it is between studio and client.
GRANT SELECT ("id", "projectId", "number", "deadline", "openedAt", "closedAt") ON "RetouchRound" TO etouch_retoucher;
ALTER POLICY client ON "RetouchRound" TO etouch_app, etouch_client;
ALTER POLICY retoucher ON "RetouchRound" TO etouch_app, etouch_retoucher;

GRANT SELECT ("id", "roundId", "projectId", "assetId", "state", "instruction", "createdAt", "updatedAt"), UPDATE ("state", "updatedAt")
  ON "RoundAsset" TO etouch_client, etouch_retoucher;
ALTER POLICY client_reads ON "RoundAsset" TO etouch_app, etouch_client;
ALTER POLICY client_decides ON "RoundAsset" TO etouch_app, etouch_client;
ALTER POLICY retoucher_reads ON "RoundAsset" TO etouch_app, etouch_retoucher;
ALTER POLICY retoucher_hands_in ON "RoundAsset" TO etouch_app, etouch_retoucher;

GRANT SELECT ("roundAssetId", "categoryId", "projectId") ON "RoundAssetCategory" TO etouch_client, etouch_retoucher;
ALTER POLICY others_read ON "RoundAssetCategory" TO etouch_app, etouch_client, etouch_retoucher;

-- A client never learns who retouches.
GRANT SELECT ("id", "roundAssetId", "projectId", "assetId", "organizationId", "assigneeId", "agreedCostCents", "currency",
              "deadline", "handedInAt", "accessEndsAt", "createdAt"),
  UPDATE ("assigneeId", "handedInAt")
  ON "Assignment" TO etouch_retoucher;
ALTER POLICY retoucher_reads ON "Assignment" TO etouch_app, etouch_retoucher;
ALTER POLICY retoucher_works ON "Assignment" TO etouch_app, etouch_retoucher;

-- The picture and the client's own decision: not who made it, what its maker called it, nor what the studio found in it.
GRANT SELECT ("id", "assetId", "projectId", "roundId", "roundAssetId", "number", "sizeBytes", "sha256", "storageKey",
              "mimeType", "width", "height", "thumbhash", "derivativesKey", "status", "silhouetteModified", "releasedAt",
              "clientDecision", "clientDecidedAt", "clientDecidedById", "createdAt"),
  UPDATE ("clientDecision", "clientDecidedAt", "clientDecidedById")
  ON "RetouchVersion" TO etouch_client;
-- Its own file with all that was found in it; of the client only the decision.
GRANT SELECT ("id", "assetId", "projectId", "roundId", "roundAssetId", "organizationId", "number", "uploadedById",
              "originalName", "sizeBytes", "sha256", "storageKey", "mimeType", "width", "height", "thumbhash",
              "derivativesKey", "status", "processingError", "processingDetail", "matchedBy", "checks",
              "silhouetteModified", "handedInAt", "qcDecision", "qcDecidedAt", "qcReason", "releasedAt", "clientDecision",
              "createdAt"),
  INSERT ("id", "assetId", "projectId", "roundId", "roundAssetId", "organizationId", "number", "uploadedById",
          "originalName", "sizeBytes", "sha256", "storageKey", "status", "processingAttempts", "matchedBy", "checks",
          "createdAt"),
  UPDATE ("assetId", "roundId", "roundAssetId", "matchedBy", "handedInAt", "silhouetteModified")
  ON "RetouchVersion" TO etouch_retoucher;
ALTER POLICY client_reads ON "RetouchVersion" TO etouch_app, etouch_client;
ALTER POLICY client_decides ON "RetouchVersion" TO etouch_app, etouch_client;
ALTER POLICY retoucher ON "RetouchVersion" TO etouch_app, etouch_retoucher;
ALTER POLICY taken_back ON "RetouchVersion" TO etouch_app, etouch_client, etouch_retoucher;

-- ------------------------------------------------------------ comments

-- Which agency reads the other lane, and what was forwarded to it, is not for the client.
GRANT SELECT ("id", "projectId", "assetId", "versionId", "parentId", "lane", "kind", "body", "annotation", "authorKind",
              "authorId", "authorOrganizationId", "carriedFromId", "resolvedAt", "resolvedById", "createdAt", "updatedAt"),
  INSERT ("id", "projectId", "assetId", "versionId", "parentId", "lane", "kind", "body", "annotation", "authorKind",
          "authorId", "authorOrganizationId", "createdAt", "updatedAt")
  ON "Comment" TO etouch_client;
-- That a remark was forwarded tells of the client's: the studio speaks in its own name.
GRANT SELECT ("id", "projectId", "assetId", "versionId", "parentId", "lane", "kind", "body", "annotation", "authorKind",
              "authorId", "authorOrganizationId", "retoucherOrganizationId", "resolvedAt", "resolvedById", "createdAt",
              "updatedAt"),
  INSERT ("id", "projectId", "assetId", "versionId", "parentId", "lane", "kind", "body", "annotation", "authorKind",
          "authorId", "authorOrganizationId", "retoucherOrganizationId", "createdAt", "updatedAt")
  ON "Comment" TO etouch_retoucher;
GRANT UPDATE ("kind", "body", "annotation", "resolvedAt", "resolvedById", "updatedAt")
  ON "Comment" TO etouch_client, etouch_retoucher;
ALTER POLICY read ON "Comment" TO etouch_app, etouch_client, etouch_retoucher;
ALTER POLICY change ON "Comment" TO etouch_app, etouch_client, etouch_retoucher;
ALTER POLICY add ON "Comment" TO etouch_app, etouch_client, etouch_retoucher;

-- ------------------------------------------------------------ prices and quotes

GRANT SELECT ("id", "studioId", "code", "name", "unitPriceCents", "currency", "position", "archivedAt", "createdAt")
  ON "RetouchCategory" TO etouch_client;
GRANT SELECT ("id", "studioId", "clientId", "categoryId", "unitPriceCents", "currency") ON "ClientPricing" TO etouch_client;
GRANT SELECT ("id", "guidelineFileId", "organizationId", "categoryId", "unitPriceCents", "currency")
  ON "GuidelineOrganizationPrice" TO etouch_client;
GRANT SELECT ("id", "projectId", "assetId", "categoryId", "kind", "description", "quantity", "unitPriceCents", "currency",
              "vatBasisPoints", "priceSource", "billingState", "createdAt")
  ON "ProjectPricingItem" TO etouch_client;
GRANT SELECT ("id", "projectId", "number", "state", "currency", "netCents", "vatCents", "totalCents", "offeredById",
              "offeredAt", "acceptedById", "acceptedAt", "acceptedText"),
  UPDATE ("state", "acceptedById", "acceptedAt", "acceptedText")
  ON "Quote" TO etouch_client;
GRANT SELECT ("id", "quoteId", "projectId", "position", "description", "quantity", "unitPriceCents", "netCents", "vatBasisPoints")
  ON "QuoteLine" TO etouch_client;
ALTER POLICY client ON "RetouchCategory" TO etouch_app, etouch_client;
ALTER POLICY client ON "ClientPricing" TO etouch_app, etouch_client;
ALTER POLICY client ON "GuidelineOrganizationPrice" TO etouch_app, etouch_client;
ALTER POLICY client ON "ProjectPricingItem" TO etouch_app, etouch_client;
ALTER POLICY client_reads ON "Quote" TO etouch_app, etouch_client;
ALTER POLICY client_accepts ON "Quote" TO etouch_app, etouch_client;
ALTER POLICY client ON "QuoteLine" TO etouch_app, etouch_client;

-- What a retoucher earns.
GRANT SELECT ("id", "studioId", "retoucherId", "categoryId", "unitPriceCents", "currency") ON "RetoucherPricing" TO etouch_retoucher;
ALTER POLICY retoucher ON "RetoucherPricing" TO etouch_app, etouch_retoucher;

-- ------------------------------------------------------------ invoices

-- The document; what collects it is the issuer's.
GRANT SELECT ("id", "issuerOrganizationId", "recipientOrganizationId", "projectId", "kind", "status", "series", "year",
              "sequence", "number", "currency", "netCents", "vatCents", "totalCents", "issuedAt", "dueAt",
              "correctsInvoiceId", "createdAt", "updatedAt")
  ON "Invoice" TO etouch_client, etouch_retoucher;
GRANT SELECT ("id", "invoiceId", "position", "description", "quantity", "unitPriceCents", "netCents", "vatBasisPoints")
  ON "InvoiceItem" TO etouch_client, etouch_retoucher;
GRANT SELECT ("id", "organizationId", "invoiceId", "status", "amountCents", "refundedCents", "currency", "paidAt", "createdAt")
  ON "Payment" TO etouch_client, etouch_retoucher;
-- A retoucher is the issuer of what its studios write in its name.
ALTER POLICY issuer ON "Invoice" TO etouch_app, etouch_retoucher;
ALTER POLICY recipient ON "Invoice" TO etouch_app, etouch_client, etouch_retoucher;
ALTER POLICY issuer ON "InvoiceItem" TO etouch_app, etouch_retoucher;
ALTER POLICY recipient ON "InvoiceItem" TO etouch_app, etouch_client, etouch_retoucher;
ALTER POLICY own ON "Payment" TO etouch_app, etouch_client, etouch_retoucher;
ALTER POLICY of_visible_invoice ON "Payment" TO etouch_app, etouch_client, etouch_retoucher;

-- ------------------------------------------------------------ notifications and kept answers

GRANT SELECT ("id", "organizationId", "projectId", "type", "payload", "createdAt")
  ON "Notification" TO etouch_client, etouch_retoucher;
GRANT SELECT ("id", "notificationId", "userId", "readAt", "createdAt"), UPDATE ("readAt")
  ON "NotificationRecipient" TO etouch_client, etouch_retoucher;
GRANT SELECT ("id", "recipientId", "channel", "state", "sentAt", "createdAt")
  ON "NotificationDelivery" TO etouch_client, etouch_retoucher;
ALTER POLICY own ON "Notification" TO etouch_app, etouch_client, etouch_retoucher;
ALTER POLICY own ON "NotificationRecipient" TO etouch_app, etouch_client, etouch_retoucher;
ALTER POLICY own_read_mark ON "NotificationRecipient" TO etouch_app, etouch_client, etouch_retoucher;
ALTER POLICY own ON "NotificationDelivery" TO etouch_app, etouch_client, etouch_retoucher;

GRANT SELECT ("id", "userId", "key", "route", "requestHash", "status", "response", "createdAt"),
  INSERT ("id", "userId", "key", "route", "requestHash", "createdAt"), UPDATE ("status", "response"), DELETE
  ON "IdempotentRequest" TO etouch_client, etouch_retoucher;
ALTER POLICY own ON "IdempotentRequest" TO etouch_app, etouch_client, etouch_retoucher;
