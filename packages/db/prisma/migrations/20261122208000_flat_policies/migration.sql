-- Policies that are read once per statement. A policy that looked at "Project" (or at "Asset", which looked at "Project")
-- carried the policies of that table along: a list of comments was planned with 233 subplans, and rows were compared
-- one by one. What the actor sees is now a set, made once per statement by a function that keeps its plan, and probed
-- by hash. docs/decisions/0010 has the table of who sees what; the matrix tests are unchanged.

CREATE FUNCTION app.visible_project_ids() RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp ROWS 100 AS $$
BEGIN
  CASE coalesce(app.organization_type(), '')
    WHEN 'STUDIO' THEN
      RETURN QUERY SELECT p.id FROM public."Project" p WHERE p."studioId" = app.organization_id();
    WHEN 'CLIENT' THEN
      RETURN QUERY SELECT p.id FROM public."Project" p
        WHERE p."clientId" = app.organization_id() AND p."clientVisibleSince" IS NOT NULL
          AND (app.guest_project_id() IS NULL OR p.id = app.guest_project_id());
    WHEN 'RETOUCHER' THEN
      RETURN QUERY SELECT app.assigned_project_ids();
    ELSE
      RETURN;
  END CASE;
END $$;

-- Whether a photo of a visible project is shown to the actor's side; asked of clients and retouchers only. Its project
-- is not looked at again: a row and the photo it names are of one project by their key.
CREATE FUNCTION app.shows_asset(p_asset uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  -- Asked once per row, so the shortest way for the side that asks most.
  IF current_setting('app.organization_type', true) = 'CLIENT' THEN
    RETURN EXISTS (SELECT FROM public."Asset" a WHERE a.id = p_asset AND a."shownToClient" AND a."trashedAt" IS NULL);
  END IF;
  RETURN app.organization_type() = 'RETOUCHER' AND EXISTS (
    SELECT FROM public."Assignment" a
    WHERE a."assetId" = p_asset AND a."organizationId" = app.organization_id()
      AND (a."accessEndsAt" IS NULL OR a."accessEndsAt" > now())
      AND (app.role() = 'RETOUCH_ADMIN' OR a."assigneeId" = app.user_id()));
END $$;

-- The same for a version: released ones of a photo that is shown, or the retoucher's own of a photo it works on.
CREATE FUNCTION app.shows_version(p_version uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN EXISTS (
    SELECT 1 FROM public."RetouchVersion" v
    WHERE v.id = p_version AND app.shows_asset(v."assetId")
      AND CASE app.organization_type()
        WHEN 'CLIENT' THEN v."releasedAt" IS NOT NULL
        WHEN 'RETOUCHER' THEN v."organizationId" = app.organization_id()
        ELSE false END);
END $$;

-- ------------------------------------------------------------ the same sets, planned once per session

CREATE OR REPLACE FUNCTION app.own_assignments()
RETURNS TABLE (project_id uuid, asset_id uuid, round_id uuid, round_asset_id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF app.organization_type() IS DISTINCT FROM 'RETOUCHER' THEN
    RETURN;
  END IF;
  RETURN QUERY
  SELECT a."projectId", a."assetId", r."roundId", r.id
  FROM public."Assignment" a JOIN public."RoundAsset" r ON r.id = a."roundAssetId"
  WHERE a."organizationId" = app.organization_id()
    AND (a."accessEndsAt" IS NULL OR a."accessEndsAt" > now())
    AND (app.role() = 'RETOUCH_ADMIN' OR a."assigneeId" = app.user_id());
END $$;
CREATE OR REPLACE FUNCTION app.assigned_project_ids() RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ BEGIN RETURN QUERY SELECT DISTINCT o.project_id FROM app.own_assignments() o; END $$;
CREATE OR REPLACE FUNCTION app.assigned_asset_ids() RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ BEGIN RETURN QUERY SELECT DISTINCT o.asset_id FROM app.own_assignments() o; END $$;
CREATE OR REPLACE FUNCTION app.assigned_round_ids() RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ BEGIN RETURN QUERY SELECT DISTINCT o.round_id FROM app.own_assignments() o; END $$;
CREATE OR REPLACE FUNCTION app.assigned_round_asset_ids() RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ BEGIN RETURN QUERY SELECT o.round_asset_id FROM app.own_assignments() o; END $$;

-- Whom a studio works with is asked of its partners, who are few, and no longer of all its assignments. Each side reads
-- its own tables only; an id that comes twice does no harm.
CREATE FUNCTION app.met_organization_ids() RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  own uuid := app.organization_id();
  link uuid := app.guest_project_id();
BEGIN
  IF link IS NOT NULL THEN
    RETURN QUERY SELECT unnest(ARRAY[p."studioId", p."clientId"]) FROM public."Project" p
      WHERE p.id = link AND p."clientVisibleSince" IS NOT NULL;
    RETURN;
  END IF;
  RETURN NEXT own;
  CASE coalesce(app.organization_type(), '')
    WHEN 'STUDIO' THEN
      RETURN QUERY SELECT s."partnerId" FROM public."StudioPartner" s
        WHERE s."studioId" = own AND (
          app.kind() = 'SYSTEM'
          OR EXISTS (SELECT FROM public."Project" p WHERE p."studioId" = own AND p."clientId" = s."partnerId")
          OR EXISTS (SELECT FROM public."Assignment" a WHERE a."studioId" = own AND a."retoucherId" = s."partnerId"));
    WHEN 'CLIENT' THEN
      RETURN QUERY SELECT s."studioId" FROM public."StudioPartner" s
        WHERE s."partnerId" = own AND EXISTS (
          SELECT FROM public."Project" p
          WHERE p."studioId" = s."studioId" AND p."clientId" = own AND p."clientVisibleSince" IS NOT NULL);
    WHEN 'RETOUCHER' THEN
      RETURN QUERY SELECT DISTINCT p."studioId" FROM public."Project" p WHERE p.id IN (SELECT app.assigned_project_ids());
    ELSE
      RETURN;
  END CASE;
END $$;
REVOKE ALL ON FUNCTION app.met_organization_ids() FROM PUBLIC;

CREATE OR REPLACE FUNCTION app.visible_user_ids() RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF app.user_id() IS NOT NULL THEN
    RETURN NEXT app.user_id();
  END IF;
  RETURN QUERY SELECT m."userId" FROM public."UserOrganization" m WHERE m."organizationId" IN (SELECT app.met_organization_ids());
END $$;

CREATE OR REPLACE FUNCTION app.related_organization_ids() RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  own uuid := app.organization_id();
  link uuid := app.guest_project_id();
BEGIN
  IF link IS NOT NULL THEN
    RETURN QUERY SELECT unnest(ARRAY[p."studioId", p."clientId"]) FROM public."Project" p
      WHERE p.id = link AND p."clientVisibleSince" IS NOT NULL;
    RETURN;
  END IF;
  IF own IS NULL THEN
    RETURN;
  END IF;
  RETURN NEXT own;
  RETURN QUERY SELECT p."partnerId" FROM public."StudioPartner" p WHERE p."studioId" = own;
  RETURN QUERY SELECT p."studioId" FROM public."StudioPartner" p WHERE p."partnerId" = own;
END $$;

REVOKE ALL ON FUNCTION app.visible_project_ids(), app.shows_asset(uuid), app.shows_version(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.visible_project_ids(), app.shows_asset(uuid), app.shows_version(uuid)
  TO etouch_app, etouch_client, etouch_retoucher;

-- ------------------------------------------------------------ the policies, each with the same rows as before
-- "::int <> 0" says nothing new of a boolean: it tells the planner that nearly every row a
-- query has narrowed down to will pass (it would guess a quarter, and sort a whole project for one page of it).

ALTER POLICY change ON "Asset"
  USING (((SELECT app.organization_type()) = 'STUDIO') AND ("projectId" IN (SELECT app.visible_project_ids())));
ALTER POLICY read ON "Asset"
  USING (( CASE (SELECT app.organization_type())
    WHEN 'STUDIO' THEN true
    WHEN 'CLIENT' THEN ("shownToClient"
    AND ("trashedAt" IS NULL))
    WHEN 'RETOUCHER' THEN (id IN (SELECT app.assigned_asset_ids()))
    ELSE false END
    AND ("projectId" IN (SELECT app.visible_project_ids())))::int <> 0);
ALTER POLICY remove ON "Asset"
  USING (((SELECT app.organization_type()) = 'STUDIO') AND ("projectId" IN (SELECT app.visible_project_ids())));
ALTER POLICY studio ON "Assignment"
  USING (((SELECT app.organization_type()) = 'STUDIO') AND ("projectId" IN (SELECT app.visible_project_ids())));
ALTER POLICY add ON "Comment"
  WITH CHECK ( CASE (SELECT app.organization_type())
    WHEN 'STUDIO' THEN true
    WHEN 'CLIENT' THEN ((lane = 'CLIENT_STUDIO')
    AND (("assetId" IS NULL)
    OR app.shows_asset("assetId"))
    AND (("versionId" IS NULL)
    OR app.shows_version("versionId")))
    WHEN 'RETOUCHER' THEN ((lane = 'STUDIO_RETOUCHER')
    AND ("retoucherOrganizationId" = (SELECT app.organization_id()))
    AND (("assetId" IS NULL)
    OR ("assetId" IN (SELECT app.assigned_asset_ids())))
    AND (("versionId" IS NULL)
    OR app.shows_version("versionId")))
    ELSE false END
    AND CASE (SELECT app.kind())
    WHEN 'SYSTEM' THEN true
    WHEN 'USER' THEN (("authorKind" = 'USER')
    AND ("authorId" = (SELECT app.user_id()))
    AND ("authorOrganizationId" = (SELECT app.organization_id())))
    WHEN 'GUEST' THEN (("authorKind" = 'GUEST')
    AND ("authorId" IS NULL)
    AND ("authorOrganizationId" IS NULL))
    ELSE false END
    AND ("projectId" IN (SELECT app.visible_project_ids())));
ALTER POLICY change ON "Comment"
  USING ( CASE (SELECT app.organization_type())
    WHEN 'STUDIO' THEN true
    WHEN 'CLIENT' THEN ((lane = 'CLIENT_STUDIO')
    AND (("assetId" IS NULL)
    OR app.shows_asset("assetId"))
    AND (("versionId" IS NULL)
    OR app.shows_version("versionId")))
    WHEN 'RETOUCHER' THEN ((lane = 'STUDIO_RETOUCHER')
    AND ("retoucherOrganizationId" = (SELECT app.organization_id()))
    AND (("assetId" IS NULL)
    OR ("assetId" IN (SELECT app.assigned_asset_ids())))
    AND (("versionId" IS NULL)
    OR app.shows_version("versionId")))
    ELSE false END
    AND ("projectId" IN (SELECT app.visible_project_ids())));
ALTER POLICY read ON "Comment"
  USING (( CASE (SELECT app.organization_type())
    WHEN 'STUDIO' THEN true
    WHEN 'CLIENT' THEN ((lane = 'CLIENT_STUDIO')
    AND (("assetId" IS NULL)
    OR app.shows_asset("assetId"))
    AND (("versionId" IS NULL)
    OR app.shows_version("versionId")))
    WHEN 'RETOUCHER' THEN ((lane = 'STUDIO_RETOUCHER')
    AND ("retoucherOrganizationId" = (SELECT app.organization_id()))
    AND (("assetId" IS NULL)
    OR ("assetId" IN (SELECT app.assigned_asset_ids())))
    AND (("versionId" IS NULL)
    OR app.shows_version("versionId")))
    ELSE false END
    AND ("projectId" IN (SELECT app.visible_project_ids())))::int <> 0);
ALTER POLICY client ON "Deliverable"
  USING (((SELECT app.organization_type()) = 'CLIENT') AND ("projectId" IN (SELECT app.visible_project_ids())));
ALTER POLICY studio ON "Deliverable"
  USING (((SELECT app.organization_type()) = 'STUDIO') AND ("projectId" IN (SELECT app.visible_project_ids())));
ALTER POLICY client ON "Delivery"
  USING (((SELECT app.organization_type()) = 'CLIENT') AND ("projectId" IN (SELECT app.visible_project_ids())));
ALTER POLICY studio ON "Delivery"
  USING (((SELECT app.organization_type()) = 'STUDIO') AND ("projectId" IN (SELECT app.visible_project_ids())));
ALTER POLICY issuer ON "Invoice"
  WITH CHECK (("issuerOrganizationId" = (SELECT app.organization_id()))
    AND (SELECT app.is_admin())
    AND (("recipientOrganizationId" = ANY (ARRAY(SELECT app.related_organization_ids())))
    OR ((SELECT app.organization_type()) = 'PLATFORM'))
    AND (("projectId" IS NULL)
    OR ("projectId" IN (SELECT app.visible_project_ids()))));
ALTER POLICY job ON "Notification"
  USING (((SELECT app.kind()) = 'SYSTEM')
    AND ("organizationId" = ANY (ARRAY(SELECT app.related_organization_ids())))
    AND (("projectId" IS NULL)
    OR ("projectId" IN (SELECT app.visible_project_ids()))));
ALTER POLICY own ON "Notification"
  USING (("organizationId" = (SELECT app.organization_id()))
    AND ((SELECT app.kind()) = 'USER')
    AND (("projectId" IS NULL)
    OR (type = ANY (ARRAY['PROJECT_RECALLED', 'PROJECT_CANCELED']))
    OR ("projectId" IN (SELECT app.visible_project_ids()))));
ALTER POLICY add ON "PhotoMark"
  WITH CHECK (((SELECT app.organization_type()) = ANY (ARRAY['STUDIO', 'CLIENT']))
    AND ("userId" = (SELECT app.user_id()))
    AND ("organizationId" = (SELECT app.organization_id()))
    AND ("projectId" IN (SELECT app.visible_project_ids())
    AND ((SELECT app.organization_type()) = 'STUDIO'
    OR app.shows_asset("assetId"))));
ALTER POLICY change ON "PhotoMark"
  USING (("userId" = (SELECT app.user_id()))
    AND ("organizationId" = (SELECT app.organization_id()))
    AND ("projectId" IN (SELECT app.visible_project_ids())
    AND ((SELECT app.organization_type()) = 'STUDIO'
    OR app.shows_asset("assetId"))));
ALTER POLICY read ON "PhotoMark"
  USING (((((SELECT app.organization_type()) = 'STUDIO')
    OR (((SELECT app.organization_type()) = 'CLIENT')
    AND ("organizationId" = (SELECT app.organization_id()))))
    AND ("projectId" IN (SELECT app.visible_project_ids())
    AND ((SELECT app.organization_type()) = 'STUDIO'
    OR app.shows_asset("assetId"))))::int <> 0);
ALTER POLICY client ON "ProjectGuideline"
  USING (((SELECT app.organization_type()) = 'CLIENT') AND ("projectId" IN (SELECT app.visible_project_ids())));
ALTER POLICY studio ON "ProjectGuideline"
  USING (((SELECT app.organization_type()) = 'STUDIO') AND ("projectId" IN (SELECT app.visible_project_ids())));
ALTER POLICY client ON "ProjectPricingItem"
  USING (((SELECT app.organization_type()) = 'CLIENT')
    AND (SELECT app.sees_selling_prices())
    AND ("projectId" IN (SELECT app.visible_project_ids())));
ALTER POLICY studio ON "ProjectPricingItem"
  USING (((SELECT app.organization_type()) = 'STUDIO')
    AND (SELECT app.may_see_prices())
    AND ("projectId" IN (SELECT app.visible_project_ids())));
ALTER POLICY client_accepts ON "Quote"
  USING (((SELECT app.organization_type()) = 'CLIENT')
    AND (SELECT app.sees_selling_prices())
    AND ("projectId" IN (SELECT app.visible_project_ids())));
ALTER POLICY client_reads ON "Quote"
  USING (((SELECT app.organization_type()) = 'CLIENT')
    AND (SELECT app.sees_selling_prices())
    AND ("projectId" IN (SELECT app.visible_project_ids())));
ALTER POLICY studio ON "Quote"
  USING (((SELECT app.organization_type()) = 'STUDIO')
    AND (SELECT app.may_see_prices())
    AND ("projectId" IN (SELECT app.visible_project_ids())));
ALTER POLICY client ON "QuoteLine"
  USING (((SELECT app.organization_type()) = 'CLIENT')
    AND (SELECT app.sees_selling_prices())
    AND ("projectId" IN (SELECT app.visible_project_ids())));
ALTER POLICY studio ON "QuoteLine"
  USING (((SELECT app.organization_type()) = 'STUDIO')
    AND (SELECT app.may_see_prices())
    AND ("projectId" IN (SELECT app.visible_project_ids())));
ALTER POLICY client ON "RetouchRound"
  USING (((SELECT app.organization_type()) = 'CLIENT') AND ("projectId" IN (SELECT app.visible_project_ids())));
ALTER POLICY studio ON "RetouchRound"
  USING (((SELECT app.organization_type()) = 'STUDIO') AND ("projectId" IN (SELECT app.visible_project_ids())));
ALTER POLICY client_decides ON "RetouchVersion"
  USING (((SELECT app.organization_type()) = 'CLIENT')
    AND ("releasedAt" IS NOT NULL)
    AND ("projectId" IN (SELECT app.visible_project_ids())
    AND app.shows_asset("assetId")));
ALTER POLICY client_reads ON "RetouchVersion"
  USING (((SELECT app.organization_type()) = 'CLIENT')
    AND ("releasedAt" IS NOT NULL)
    AND ("projectId" IN (SELECT app.visible_project_ids())
    AND app.shows_asset("assetId")));
ALTER POLICY studio ON "RetouchVersion"
  USING (((SELECT app.organization_type()) = 'STUDIO') AND ("projectId" IN (SELECT app.visible_project_ids())));
ALTER POLICY client_reads ON "RoundAsset"
  USING (((SELECT app.organization_type()) = 'CLIENT')
    AND ("projectId" IN (SELECT app.visible_project_ids())
    AND app.shows_asset("assetId")));
ALTER POLICY studio ON "RoundAsset"
  USING (((SELECT app.organization_type()) = 'STUDIO') AND ("projectId" IN (SELECT app.visible_project_ids())));
ALTER POLICY others_read ON "RoundAssetCategory"
  USING (CASE (SELECT app.organization_type())
    WHEN 'CLIENT' THEN ("projectId" IN (SELECT app.visible_project_ids()))
    WHEN 'RETOUCHER' THEN ("roundAssetId" IN (SELECT app.assigned_round_asset_ids()))
    ELSE false END);
ALTER POLICY studio ON "RoundAssetCategory"
  USING (((SELECT app.organization_type()) = 'STUDIO') AND ("projectId" IN (SELECT app.visible_project_ids())));
ALTER POLICY others_read ON "RoundGuideline"
  USING (CASE (SELECT app.organization_type())
    WHEN 'CLIENT' THEN ("projectId" IN (SELECT app.visible_project_ids()))
    WHEN 'RETOUCHER' THEN ("roundId" IN (SELECT app.assigned_round_ids()))
    ELSE false END);
ALTER POLICY studio ON "RoundGuideline"
  USING (((SELECT app.organization_type()) = 'STUDIO') AND ("projectId" IN (SELECT app.visible_project_ids())));
ALTER POLICY administrator_keeps ON "ScheduledDeletion"
  USING (((SELECT app.organization_type()) = 'STUDIO')
    AND (SELECT app.is_admin())
    AND ("projectId" IN (SELECT app.visible_project_ids())));
ALTER POLICY client_reads ON "ScheduledDeletion"
  USING (((SELECT app.organization_type()) = 'CLIENT')
    AND (step = 'DELIVERED')
    AND ("projectId" IN (SELECT app.visible_project_ids())));
ALTER POLICY job ON "ScheduledDeletion"
  USING (((SELECT app.kind()) = 'SYSTEM')
    AND ((SELECT app.organization_type()) = 'STUDIO')
    AND ("projectId" IN (SELECT app.visible_project_ids())));
ALTER POLICY studio_reads ON "ScheduledDeletion"
  USING (((SELECT app.organization_type()) = 'STUDIO') AND ("projectId" IN (SELECT app.visible_project_ids())));
ALTER POLICY studio_and_client ON "Selection"
  USING (((SELECT app.organization_type()) = ANY (ARRAY['STUDIO', 'CLIENT']))
    AND ("projectId" IN (SELECT app.visible_project_ids())));
ALTER POLICY studio_and_client ON "SelectionItem"
  USING (((SELECT app.organization_type()) = ANY (ARRAY['STUDIO', 'CLIENT']))
    AND ("projectId" IN (SELECT app.visible_project_ids())
    AND ((SELECT app.organization_type()) = 'STUDIO'
    OR app.shows_asset("assetId"))));
ALTER POLICY studio_and_client ON "SelectionItemCategory"
  USING (((SELECT app.organization_type()) = ANY (ARRAY['STUDIO', 'CLIENT']))
    AND ("projectId" IN (SELECT app.visible_project_ids())));
ALTER POLICY own ON "UploadSession"
  USING (("organizationId" = (SELECT app.organization_id()))
    AND (("userId" = (SELECT app.user_id()))
    OR ((SELECT app.kind()) = 'SYSTEM'))
    AND ("projectId" IN (SELECT app.visible_project_ids())))
  WITH CHECK (("organizationId" = (SELECT app.organization_id()))
    AND (("userId" = (SELECT app.user_id()))
    OR ((SELECT app.kind()) = 'SYSTEM'))
    AND ("projectId" IN (SELECT app.visible_project_ids()))
    AND (("assetId" IS NULL)
    OR ("projectId" IN (SELECT app.visible_project_ids())
    AND ((SELECT app.organization_type()) = 'STUDIO'
    OR app.shows_asset("assetId"))))
    AND (("roundAssetId" IS NULL)
    OR (EXISTS ( SELECT 1 FROM "RoundAsset" r WHERE (r.id = "UploadSession"."roundAssetId")))));
ALTER POLICY studio_job_changes ON "UploadSession"
  USING (((SELECT app.kind()) = 'SYSTEM')
    AND ((SELECT app.organization_type()) = 'STUDIO')
    AND ("projectId" IN (SELECT app.visible_project_ids())));
ALTER POLICY studio_reads ON "UploadSession"
  USING (((SELECT app.organization_type()) = 'STUDIO') AND ("projectId" IN (SELECT app.visible_project_ids())));
ALTER POLICY add ON "WorkflowEvent"
  WITH CHECK (((SELECT app.organization_type()) = ANY (ARRAY['STUDIO', 'CLIENT']))
    AND CASE (SELECT app.kind())
    WHEN 'SYSTEM' THEN true
    WHEN 'USER' THEN (("actorKind" = 'USER')
    AND ("actorId" = (SELECT app.user_id()))
    AND ("actingOrganizationId" = (SELECT app.organization_id())))
    WHEN 'GUEST' THEN (("actorKind" = 'GUEST')
    AND ("actorId" IS NULL)
    AND ("actingOrganizationId" IS NULL))
    ELSE false END
    AND ("projectId" IN (SELECT app.visible_project_ids())));
ALTER POLICY read ON "WorkflowEvent"
  USING (((SELECT app.organization_type()) = ANY (ARRAY['STUDIO', 'CLIENT']))
    AND ("projectId" IN (SELECT app.visible_project_ids())));
