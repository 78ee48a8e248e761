-- Organizations, people, partners; and the tables of Better Auth, which the application's role cannot reach.

GRANT SELECT, INSERT, UPDATE ON "Organization" TO etouch_app;
CREATE POLICY read ON "Organization" FOR SELECT TO etouch_app USING (
  "id" = ANY (ARRAY(SELECT app.related_organization_ids())) OR (SELECT app.role()) IN ('PLATFORM_ADMIN', 'SUPER_ADMIN'));
CREATE POLICY change ON "Organization" FOR UPDATE TO etouch_app USING (
  ("id" = (SELECT app.organization_id()) AND (SELECT app.is_admin())) OR (SELECT app.role()) IN ('PLATFORM_ADMIN', 'SUPER_ADMIN'));
CREATE POLICY add ON "Organization" FOR INSERT TO etouch_app WITH CHECK ((SELECT app.role()) IN ('PLATFORM_ADMIN', 'SUPER_ADMIN'));

GRANT SELECT ON "User" TO etouch_app;
GRANT UPDATE ("name", "image", "locale", "updatedAt") ON "User" TO etouch_app;
CREATE POLICY read ON "User" FOR SELECT TO etouch_app USING ("id" = ANY (ARRAY(SELECT app.visible_user_ids())));
CREATE POLICY change ON "User" FOR UPDATE TO etouch_app USING ("id" = (SELECT app.user_id()));

GRANT SELECT, INSERT, UPDATE, DELETE ON "UserOrganization" TO etouch_app;
CREATE POLICY read ON "UserOrganization" FOR SELECT TO etouch_app USING (
  "organizationId" = (SELECT app.organization_id()) OR "userId" = (SELECT app.user_id())
  OR ((SELECT app.kind()) = 'SYSTEM' AND "organizationId" = ANY (ARRAY(SELECT app.related_organization_ids()))));
CREATE POLICY add ON "UserOrganization" FOR INSERT TO etouch_app WITH CHECK (
  "organizationId" = (SELECT app.organization_id()) AND (SELECT app.is_admin()));
CREATE POLICY change ON "UserOrganization" FOR UPDATE TO etouch_app USING (
  "organizationId" = (SELECT app.organization_id()) AND (SELECT app.is_admin()));
CREATE POLICY remove ON "UserOrganization" FOR DELETE TO etouch_app USING (
  "organizationId" = (SELECT app.organization_id()) AND ((SELECT app.is_admin()) OR "userId" = (SELECT app.user_id())));

GRANT SELECT, INSERT, UPDATE ON "StudioPartner" TO etouch_app;
CREATE POLICY read ON "StudioPartner" FOR SELECT TO etouch_app USING (
  "studioId" = (SELECT app.organization_id()) OR "partnerId" = (SELECT app.organization_id()));
CREATE POLICY add ON "StudioPartner" FOR INSERT TO etouch_app WITH CHECK (
  "studioId" = (SELECT app.organization_id()) AND (SELECT app.is_admin()));
CREATE POLICY change ON "StudioPartner" FOR UPDATE TO etouch_app USING (
  "studioId" = (SELECT app.organization_id()) AND (SELECT app.is_admin()));

-- A studio's administrator creates the organization of a new partner: both rows at once, because neither can be seen
-- before the other exists.
CREATE FUNCTION app.create_partner(p_name text, p_slug text, p_kind text) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  partner uuid;
BEGIN
  IF app.role() IS DISTINCT FROM 'STUDIO_ADMIN' OR p_kind NOT IN ('CLIENT', 'RETOUCHER') THEN
    RAISE EXCEPTION 'only a studio''s administrator creates a partner' USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO public."Organization" (id, name, slug, type, "updatedAt")
  VALUES (app.uuid7(), p_name, p_slug, p_kind::public."OrganizationType", now()) RETURNING id INTO partner;
  INSERT INTO public."StudioPartner" (id, "studioId", "partnerId", kind)
  VALUES (app.uuid7(), app.organization_id(), partner, p_kind);
  RETURN partner;
END $$;
-- PostgreSQL 18 brings uuidv7() along, 15 to 17 do not: 48 bits of milliseconds, version 7, the rest random.
CREATE FUNCTION app.uuid7() RETURNS uuid LANGUAGE sql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
  SELECT encode(set_bit(set_bit(
    overlay(uuid_send(gen_random_uuid()) PLACING substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6),
    52, 1), 53, 1), 'hex')::uuid
$$;

GRANT SELECT, INSERT, UPDATE ON "Invitation" TO etouch_app;
CREATE POLICY own ON "Invitation" TO etouch_app
  USING ("organizationId" = (SELECT app.organization_id()) AND (SELECT app.is_admin()))
  WITH CHECK ("organizationId" = (SELECT app.organization_id()) AND (SELECT app.is_admin()));
CREATE POLICY first_member ON "Invitation" TO etouch_app USING (
  (SELECT app.is_admin()) AND (SELECT app.organization_type()) IN ('STUDIO', 'PLATFORM')
  AND ("organizationId" = ANY (ARRAY(SELECT app.related_organization_ids())) OR (SELECT app.organization_type()) = 'PLATFORM')
  AND NOT app.has_members("organizationId"));

-- ------------------------------------------------------------ Better Auth

GRANT SELECT, INSERT, UPDATE, DELETE ON "User", "Session", "Account", "Verification", "RateLimit", "Invitation" TO etouch_auth;
GRANT SELECT, INSERT ON "UserOrganization" TO etouch_auth;
GRANT SELECT ON "Organization" TO etouch_auth;
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['User', 'Session', 'Account', 'Verification', 'RateLimit', 'Invitation', 'UserOrganization', 'Organization'] LOOP
    EXECUTE format('CREATE POLICY auth ON %I TO etouch_auth USING (true) WITH CHECK (true)', name);
  END LOOP;
END $$;

REVOKE ALL ON FUNCTION app.create_partner(text, text, text), app.uuid7() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.create_partner(text, text, text) TO etouch_app;
