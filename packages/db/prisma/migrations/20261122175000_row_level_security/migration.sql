-- Row-level security on every table, also for the owner of the tables; what is not granted and not shown does not exist.
-- The owner (migrations, backups, the definer functions) keeps everything by a policy of its own.

DO $$
DECLARE
  name text;
BEGIN
  FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY owner ON %I TO etouch_owner USING (true) WITH CHECK (true)', name);
    EXECUTE format('REVOKE ALL ON %I FROM etouch_app, etouch_auth', name);
  END LOOP;
END $$;
-- New tables start closed: each migration says what the application may do with them.
ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON TABLES FROM etouch_app;
DO $$ BEGIN
  IF to_regclass('public._prisma_migrations') IS NOT NULL THEN
    REVOKE ALL ON "_prisma_migrations" FROM etouch_app, etouch_auth;
  END IF;
END $$;

-- ------------------------------------------------------------ what the actor is related to
-- Definer functions, so that a policy can look at a table without asking that table's policy again. Inside a policy they
-- stand in ARRAY(SELECT …) or IN (SELECT …): evaluated once per statement, not once per row.

-- Its own organization and those it works with, present and past.
CREATE FUNCTION app.related_organization_ids() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT app.organization_id() WHERE app.organization_id() IS NOT NULL
  UNION SELECT p."partnerId" FROM public."StudioPartner" p WHERE p."studioId" = app.organization_id()
  UNION SELECT p."studioId" FROM public."StudioPartner" p WHERE p."partnerId" = app.organization_id()
$$;

-- What a retoucher is working on: until its access ends, and one person's own only unless they administrate.
CREATE FUNCTION app.own_assignments()
RETURNS TABLE (project_id uuid, asset_id uuid, round_id uuid, round_asset_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT a."projectId", a."assetId", r."roundId", r.id
  FROM public."Assignment" a JOIN public."RoundAsset" r ON r.id = a."roundAssetId"
  WHERE app.organization_type() = 'RETOUCHER' AND a."organizationId" = app.organization_id()
    AND (a."accessEndsAt" IS NULL OR a."accessEndsAt" > now())
    AND (app.role() = 'RETOUCH_ADMIN' OR a."assigneeId" = app.user_id())
$$;
CREATE FUNCTION app.assigned_project_ids() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ SELECT DISTINCT project_id FROM app.own_assignments() $$;
CREATE FUNCTION app.assigned_asset_ids() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ SELECT DISTINCT asset_id FROM app.own_assignments() $$;
CREATE FUNCTION app.assigned_round_ids() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ SELECT DISTINCT round_id FROM app.own_assignments() $$;
CREATE FUNCTION app.assigned_round_asset_ids() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ SELECT round_asset_id FROM app.own_assignments() $$;

-- People the actor meets: those of its own organization, and across a project. A retoucher meets the studio, never the
-- client; a client never meets a retoucher. A studio's job reaches all its partners' people, to notify them.
CREATE FUNCTION app.visible_user_ids() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH met AS (
    SELECT app.organization_id() AS id
    UNION SELECT p."clientId" FROM public."Project" p WHERE p."studioId" = app.organization_id()
    UNION SELECT a."organizationId" FROM public."Assignment" a JOIN public."Project" p ON p.id = a."projectId"
          WHERE p."studioId" = app.organization_id()
    UNION SELECT p."studioId" FROM public."Project" p
          WHERE p."clientId" = app.organization_id() AND p."clientVisibleSince" IS NOT NULL
            AND (app.guest_project_id() IS NULL OR p.id = app.guest_project_id())
    UNION SELECT p."studioId" FROM public."Project" p WHERE p.id IN (SELECT app.assigned_project_ids())
    UNION SELECT s."partnerId" FROM public."StudioPartner" s
          WHERE app.kind() = 'SYSTEM' AND s."studioId" = app.organization_id()
  )
  SELECT m."userId" FROM public."UserOrganization" m JOIN met ON met.id = m."organizationId"
  UNION SELECT app.user_id() WHERE app.user_id() IS NOT NULL
$$;

-- An organization nobody belongs to yet may be given its first administrator by whoever created it.
CREATE FUNCTION app.has_members(organization uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ SELECT EXISTS (SELECT 1 FROM public."UserOrganization" m WHERE m."organizationId" = organization) $$;

-- A policy lets a side change a row; this says which columns. Arguments: the side, then its columns.
CREATE FUNCTION app.check_columns_of_side() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF app.organization_type() = TG_ARGV[0]
    AND (to_jsonb(NEW) - TG_ARGV) IS DISTINCT FROM (to_jsonb(OLD) - TG_ARGV)
  THEN
    RAISE EXCEPTION '% changes only % of %', TG_ARGV[0], array_to_string(TG_ARGV[1:], ', '), TG_TABLE_NAME
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA app FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.related_organization_ids(), app.assigned_project_ids(), app.assigned_asset_ids(),
  app.assigned_round_ids(), app.assigned_round_asset_ids(), app.visible_user_ids(), app.has_members(uuid) TO etouch_app;
