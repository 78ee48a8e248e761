-- Who is acting. The application tells it once, at the start of each transaction, through one of the become_ functions,
-- which verify it from the tables; everything below reads it back. Settings are local to the transaction, and an empty
-- string afterwards: nullif() makes that "nobody" instead of a failing cast.

CREATE SCHEMA app;
GRANT USAGE ON SCHEMA app TO etouch_app;

CREATE FUNCTION app.kind() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('app.kind', true), '') $$;
CREATE FUNCTION app.user_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('app.user_id', true), '')::uuid $$;
CREATE FUNCTION app.organization_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('app.organization_id', true), '')::uuid $$;
CREATE FUNCTION app.organization_type() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('app.organization_type', true), '') $$;
CREATE FUNCTION app.role() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('app.role', true), '') $$;
CREATE FUNCTION app.may_commit_money() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(nullif(current_setting('app.may_commit_money', true), '')::boolean, false) $$;
-- The one project a guest's link opens; null for everyone else.
CREATE FUNCTION app.guest_project_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('app.guest_project_id', true), '')::uuid $$;
CREATE FUNCTION app.is_admin() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(app.role() IN ('STUDIO_ADMIN', 'CLIENT_ADMIN', 'RETOUCH_ADMIN', 'PLATFORM_ADMIN', 'SUPER_ADMIN'), false) $$;

CREATE FUNCTION app.administrator_role(organization_type public."OrganizationType") RETURNS public."UserRole"
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE organization_type
    WHEN 'STUDIO' THEN 'STUDIO_ADMIN' WHEN 'CLIENT' THEN 'CLIENT_ADMIN'
    WHEN 'RETOUCHER' THEN 'RETOUCH_ADMIN' ELSE 'PLATFORM_ADMIN' END::public."UserRole"
$$;

CREATE FUNCTION app.set_actor(
  kind text, user_id uuid, organization_id uuid, organization_type text, role text, may_commit_money boolean, guest_project_id uuid
) RETURNS void LANGUAGE sql VOLATILE AS $$
  SELECT set_config('app.kind', coalesce(kind, ''), true),
         set_config('app.user_id', coalesce(user_id::text, ''), true),
         set_config('app.organization_id', coalesce(organization_id::text, ''), true),
         set_config('app.organization_type', coalesce(organization_type, ''), true),
         set_config('app.role', coalesce(role, ''), true),
         set_config('app.may_commit_money', coalesce(may_commit_money, false)::text, true),
         set_config('app.guest_project_id', coalesce(guest_project_id::text, ''), true)
$$;

-- No row: not a member, and nobody is acting.
CREATE FUNCTION app.become_user(p_user uuid, p_organization uuid)
RETURNS TABLE (role text, "mayCommitMoney" boolean, "maySeePrices" boolean)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  member record;
BEGIN
  PERFORM app.set_actor(null, null, null, null, null, null, null);
  SELECT m.role::text AS role, m."mayCommitMoney", m."maySeePrices", o.type::text AS type INTO member
  FROM public."UserOrganization" m JOIN public."Organization" o ON o.id = m."organizationId"
  WHERE m."userId" = p_user AND m."organizationId" = p_organization;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  PERFORM app.set_actor('USER', p_user, p_organization, member.type, member.role,
                        member."mayCommitMoney" OR member.role = 'CLIENT_ADMIN', null);
  RETURN QUERY SELECT member.role, member."mayCommitMoney", member."maySeePrices";
END $$;

-- A job works for one organization with the rights of its administrator. False: no such organization.
CREATE FUNCTION app.become_system(p_organization uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  organization_type public."OrganizationType";
BEGIN
  PERFORM app.set_actor(null, null, null, null, null, null, null);
  SELECT o.type INTO organization_type FROM public."Organization" o WHERE o.id = p_organization;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  PERFORM app.set_actor('SYSTEM', null, p_organization, organization_type::text,
                        app.administrator_role(organization_type)::text, true, null);
  RETURN true;
END $$;

-- A guest sees what a member of the client without any right would see of one project. False: no such link.
CREATE FUNCTION app.become_guest(p_token text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  project record;
BEGIN
  PERFORM app.set_actor(null, null, null, null, null, null, null);
  SELECT p.id, p."clientId" INTO project FROM public."Project" p WHERE p."publicToken" = p_token;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  PERFORM app.set_actor('GUEST', null, project."clientId", 'CLIENT', 'CLIENT_USER', false, project.id);
  RETURN true;
END $$;

-- The steps of an allowed action that its actor may not take alone. Runs with the caller's rights on purpose: row-level
-- security itself answers whether the actor sees the project. False: it does not.
CREATE FUNCTION app.enter_studio(p_project uuid) RETURNS boolean
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
    'role', app.role(), 'money', app.may_commit_money(), 'guest', app.guest_project_id())::text, true);
  PERFORM app.set_actor('SYSTEM', null, studio, 'STUDIO', 'STUDIO_ADMIN', true, null);
  RETURN true;
END $$;

CREATE FUNCTION app.leave_studio() RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  back jsonb := nullif(current_setting('app.entered_from', true), '')::jsonb;
BEGIN
  PERFORM set_config('app.entered_from', '', true);
  PERFORM app.set_actor(back->>'kind', (back->>'user')::uuid, (back->>'organization')::uuid, back->>'type',
                        back->>'role', (back->>'money')::boolean, (back->>'guest')::uuid);
END $$;

-- Before there is an actor: which organizations a user may act for.
CREATE FUNCTION app.memberships_of(p_user uuid)
RETURNS TABLE ("memberId" uuid, "organizationId" uuid, "organizationName" text, "organizationSlug" text,
               "organizationType" text, role text, "mayCommitMoney" boolean, "maySeePrices" boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT m.id, o.id, o.name, o.slug, o.type::text, m.role::text, m."mayCommitMoney", m."maySeePrices"
  FROM public."UserOrganization" m JOIN public."Organization" o ON o.id = m."organizationId"
  WHERE m."userId" = p_user ORDER BY o.name, o.id
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA app FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA app TO etouch_app;
