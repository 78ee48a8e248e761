/** Somebody else's schemas: PostgreSQL's, pg-boss's, which it updates by itself, and the place where this list is kept. */
const OURS = `n.nspname NOT IN ('pg_catalog', 'information_schema', 'pgboss', 'maintenance') AND n.nspname !~ '^pg_'`;
/** What an extension brought belongs to it. */
const NO_EXTENSION = (catalogue: string, oid: string) =>
  `NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = '${catalogue}'::regclass AND e.objid = ${oid} AND e.deptype = 'e')`;
/** The order of grants says nothing. */
const GRANTS = (acl: string) => `(SELECT string_agg(g::text, ',' ORDER BY g::text) FROM unnest(${acl}) g)`;

/**
 * Every object of the schema, each with a text that changes whenever it does. Nothing in it depends on the order in which
 * things were made, so that a database restored from a dump gives the same.
 */
export const CATALOGUE = `
  SELECT 'server' AS object, current_setting('server_version_num')::int / 10000 || '' AS definition
UNION ALL
  SELECT 'schema ' || n.nspname, ${GRANTS('n.nspacl')} FROM pg_namespace n WHERE ${OURS}
UNION ALL
  SELECT 'table ' || n.nspname || '.' || c.relname,
    concat_ws('|', c.relkind, c.relpersistence, c.relrowsecurity, c.relforcerowsecurity, pg_get_userbyid(c.relowner),
              ${GRANTS('c.relacl')}, array_to_string(c.reloptions, ','),
              CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END)
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE ${OURS} AND c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f') AND c.relname <> '_prisma_migrations' AND ${NO_EXTENSION('pg_class', 'c.oid')}
UNION ALL
  SELECT 'column ' || n.nspname || '.' || c.relname || '.' || a.attname,
    concat_ws('|', format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, a.attgenerated, a.attcollation::regcollation,
              pg_get_expr(d.adbin, d.adrelid), ${GRANTS('a.attacl')})
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  WHERE ${OURS} AND a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
    AND c.relname <> '_prisma_migrations' AND ${NO_EXTENSION('pg_class', 'c.oid')}
UNION ALL
  SELECT 'constraint ' || n.nspname || '.' || coalesce(c.relname, '') || '.' || k.conname,
    concat_ws('|', k.convalidated, pg_get_constraintdef(k.oid))
  FROM pg_constraint k JOIN pg_namespace n ON n.oid = k.connamespace LEFT JOIN pg_class c ON c.oid = k.conrelid
  WHERE ${OURS} AND k.contype NOT IN ('n', 't') AND c.relname IS DISTINCT FROM '_prisma_migrations'
UNION ALL
  SELECT 'index ' || n.nspname || '.' || c.relname, concat_ws('|', i.indisvalid, pg_get_indexdef(i.indexrelid))
  FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE ${OURS} AND i.indrelid IS DISTINCT FROM to_regclass('public._prisma_migrations')::oid
UNION ALL
  SELECT 'policy ' || n.nspname || '.' || c.relname || '.' || p.polname,
    concat_ws('|', p.polcmd, p.polpermissive,
              (SELECT string_agg(r.role::regrole::text, ',' ORDER BY r.role::regrole::text) FROM unnest(p.polroles) r(role)),
              pg_get_expr(p.polqual, p.polrelid), '/', pg_get_expr(p.polwithcheck, p.polrelid))
  FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${OURS}
UNION ALL
  SELECT 'function ' || n.nspname || '.' || p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')',
    concat_ws('|', pg_get_userbyid(p.proowner), ${GRANTS('p.proacl')}, CASE WHEN p.prokind <> 'a' THEN pg_get_functiondef(p.oid) END)
  FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE ${OURS} AND ${NO_EXTENSION('pg_proc', 'p.oid')}
UNION ALL
  SELECT 'trigger ' || n.nspname || '.' || c.relname || '.' || t.tgname, concat_ws('|', t.tgenabled, pg_get_triggerdef(t.oid))
  FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE ${OURS} AND NOT t.tgisinternal
UNION ALL
  SELECT 'type ' || n.nspname || '.' || t.typname,
    concat_ws('|', t.typtype, t.typnotnull, format_type(t.typbasetype, t.typtypmod),
              (SELECT string_agg(e.enumlabel, ',' ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid))
  FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
  WHERE ${OURS} AND t.typtype IN ('e', 'd', 'r') AND ${NO_EXTENSION('pg_type', 't.oid')}
UNION ALL
  SELECT 'extension ' || x.extname, '' FROM pg_extension x`;
