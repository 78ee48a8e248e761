-- The platform itself comes into being once: the server has checked the one-time link before it calls this as etouch_auth,
-- in the transaction that writes the account. Two at once wait for each other, and the second is refused.

CREATE FUNCTION app.has_platform() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM public."UserOrganization" m WHERE m.role = 'SUPER_ADMIN')
$$;

CREATE FUNCTION app.found_platform(p_name text, p_slug text, p_user uuid) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  platform uuid;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('app.found_platform'));
  IF app.has_platform() THEN
    RETURN null;
  END IF;
  INSERT INTO public."Organization" (id, name, slug, type, "updatedAt")
  VALUES (app.uuid7(), p_name, p_slug, 'PLATFORM', now()) RETURNING id INTO platform;
  INSERT INTO public."UserOrganization" (id, "userId", "organizationId", role)
  VALUES (app.uuid7(), p_user, platform, 'SUPER_ADMIN');
  RETURN platform;
END $$;

REVOKE ALL ON FUNCTION app.has_platform(), app.found_platform(text, text, uuid) FROM PUBLIC;
GRANT USAGE ON SCHEMA app TO etouch_auth;
GRANT EXECUTE ON FUNCTION app.has_platform(), app.found_platform(text, text, uuid) TO etouch_auth;
