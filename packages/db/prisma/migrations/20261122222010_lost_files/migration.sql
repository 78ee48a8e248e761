-- What the last comparison of rows and storage found to be missing or altered among a studio's own files, and whose files
-- these are. The comparison itself works for no studio and its table is closed; the key says whose a file is.
CREATE FUNCTION app.lost_files(after_key text, most integer)
RETURNS TABLE (key text, problem text, first_seen_at timestamptz, kind text, project_id uuid, project_title text, asset_id uuid, asset_name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT f."key", f."problem", f."firstSeenAt",
         CASE split_part(f."key", '/', 1) WHEN 'originals' THEN 'ORIGINAL' WHEN 'versions' THEN 'VERSION' ELSE 'PICTURES' END,
         p.id, p.title, coalesce(a.id, av.id), coalesce(a."originalName", av."originalName")
    FROM public."FileFinding" f
    CROSS JOIN LATERAL (SELECT rtrim(f."key", '/') AS bare, CASE
      WHEN split_part(f."key", '/', 3) ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN split_part(f."key", '/', 3)::uuid END AS "projectId") k
    LEFT JOIN public."Project" p ON p.id = k."projectId" AND p."studioId" = app.organization_id()
    LEFT JOIN LATERAL (SELECT a.id, a."originalName" FROM public."Asset" a
      WHERE a."projectId" = p.id AND k.bare IN (a."storageKey", a."derivativesKey") LIMIT 1) a ON true
    LEFT JOIN LATERAL (SELECT o.id, o."originalName" FROM public."RetouchVersion" v JOIN public."Asset" o ON o.id = v."assetId"
      WHERE a.id IS NULL AND v."projectId" = p.id AND k.bare IN (v."storageKey", v."derivativesKey") LIMIT 1) av ON true
   WHERE app.kind() = 'USER' AND f."problem" <> 'ORPHANED'
     AND split_part(f."key", '/', 2) = app.organization_id()::text AND f."key" > after_key COLLATE "C"
   ORDER BY f."key" COLLATE "C" LIMIT most
$$;
REVOKE ALL ON FUNCTION app.lost_files(text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.lost_files(text, integer) TO etouch_app;
