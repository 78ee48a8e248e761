/** Keys: 1 studio · 2 client · 3 retoucher · 4 person · 5 member · 6 partner · 7 category · 8 brief · 10 project … */

const organization = (type: string, kind: number, count: string) => `
  INSERT INTO "Organization" (id, name, slug, type, "updatedAt")
  SELECT pg_temp.load_id(${kind}, n), '${type.toLowerCase()} ' || n, '${type.toLowerCase()}-' || n, '${type}', now()
  FROM size, generate_series(0, ${count} - 1) n`;

/** Two people of each: the even one administrates. */
const people = (kind: number, count: string, admin: string, user: string) => `
  WITH made AS (SELECT n, p, ${kind} * 10000000 + n * 2 + p AS person FROM size, generate_series(0, ${count} - 1) n, generate_series(0, 1) p),
  users AS (INSERT INTO "User" (id, name, email, "emailVerified", "updatedAt")
    SELECT pg_temp.load_id(4, person), 'Person ' || person, 'person' || person || '@example.test', true, now() FROM made)
  INSERT INTO "UserOrganization" (id, "userId", "organizationId", role)
  SELECT pg_temp.load_id(5, person), pg_temp.load_id(4, person), pg_temp.load_id(${kind}, n),
    (CASE p WHEN 0 THEN '${admin}' ELSE '${user}' END)::"UserRole" FROM made`;

const partner = (kind: number, type: string, perStudio: string) => `
  INSERT INTO "StudioPartner" (id, "studioId", "partnerId", kind)
  SELECT pg_temp.load_id(6, ${kind} * 10000000 + n), pg_temp.load_id(1, n / ${perStudio}), pg_temp.load_id(${kind}, n), '${type}'
  FROM size, generate_series(0, studios * ${perStudio} - 1) n`;

/** Studios, their clients, two retouchers each, two people each, eight categories. */
export const ORGANIZATIONS: readonly string[] = [
  organization('STUDIO', 1, 'studios'),
  organization('CLIENT', 2, 'studios * clients'),
  organization('RETOUCHER', 3, 'studios * 2'),
  people(1, 'studios', 'STUDIO_ADMIN', 'STUDIO_USER'),
  people(2, 'studios * clients', 'CLIENT_ADMIN', 'CLIENT_USER'),
  people(3, 'studios * 2', 'RETOUCH_ADMIN', 'RETOUCH_USER'),
  partner(2, 'CLIENT', 'clients'),
  partner(3, 'RETOUCHER', '2'),
  `INSERT INTO "RetouchCategory" (id, "studioId", code, name, "unitPriceCents", position)
   SELECT pg_temp.load_id(7, s * 8 + c), pg_temp.load_id(1, s), 'C' || c, 'Category ' || c, 500 + c * 100, c
   FROM size, generate_series(0, studios - 1) s, generate_series(0, 7) c`,
  `INSERT INTO "ClientPricing" (id, "studioId", "clientId", "categoryId", "unitPriceCents")
   SELECT pg_temp.load_id(9, n * 8 + c), pg_temp.load_id(1, n / clients), pg_temp.load_id(2, n), pg_temp.load_id(7, (n / clients) * 8 + c), 450
   FROM size, generate_series(0, studios * clients - 1) n, generate_series(0, 7) c`,
];

/** Ten projects of a studio are in ten stages of the work; one a month has passed since each changed. */
export const PROJECTS: readonly string[] = [
  `CREATE TEMP TABLE project AS
   SELECT n, pg_temp.load_id(10, n) AS id, n / projects AS s, (n / projects) * clients + n % clients AS c, n % 10 AS stage,
     pg_temp.load_id(1, n / projects) AS studio, pg_temp.load_id(2, (n / projects) * clients + n % clients) AS client
   FROM size, generate_series(0, studios * projects - 1) n`,
  `INSERT INTO "Project" (id, "studioId", "clientId", title, code, "workflowState", "workflowStateSince", "stateBeforeArchive",
     "clientVisibleSince", "selectionLimit", "createdAt", "updatedAt")
   SELECT id, studio, client, 'Shoot ' || n, 'P' || n,
     (ARRAY['STUDIO_REVIEW','CLIENT_REVIEW','CLIENT_REVIEW','SELECTION_CONFIRMATION','IN_RETOUCH','IN_RETOUCH',
            'CLIENT_VALIDATION','DONE','DONE','ARCHIVED'])[stage + 1]::"ProjectWorkflowState",
     now() - n * interval '7 minutes', CASE stage WHEN 9 THEN 'DONE'::"ProjectWorkflowState" END,
     CASE WHEN stage > 0 THEN now() - interval '30 days' END, 200, now() - interval '40 days', now() FROM project`,
  `INSERT INTO "WorkflowEvent" (id, "projectId", "actorKind", "actorId", "actingOrganizationId", "fromState", "toState", action, "projectVersion", "createdAt")
   SELECT pg_temp.load_id(11, p.n * 4 + k), p.id, 'USER', pg_temp.load_id(4, 10000000 + p.s * 2), p.studio, t.a::"ProjectWorkflowState",
     t.b::"ProjectWorkflowState", t.c, k + 2, now() - (10 - k) * interval '1 day'
   FROM project p, (VALUES (0, 'STUDIO_REVIEW', 'CLIENT_REVIEW', 'SEND_TO_CLIENT'), (1, 'CLIENT_REVIEW', 'STUDIO_REVIEW', 'RECALL'),
     (2, 'STUDIO_REVIEW', 'CLIENT_REVIEW', 'SEND_TO_CLIENT'), (3, 'CLIENT_REVIEW', 'SELECTION_CONFIRMATION', 'SUBMIT_SELECTION')) t (k, a, b, c)
   WHERE p.stage > 2`,
  `INSERT INTO "AuditEvent" (id, "organizationId", "projectId", "actorKind", type, "createdAt")
   SELECT pg_temp.load_id(12, p.n * 20 + k), p.studio, p.id, 'USER', 'comment.created', now() - k * interval '1 hour'
   FROM project p, generate_series(0, 19) k`,
  `INSERT INTO "Quote" (id, "projectId", number, state, currency, "netCents", "vatCents", "totalCents",
     "acceptedById", "acceptedAt", "acceptedText")
   SELECT pg_temp.load_id(13, n), id, 1, 'ACCEPTED', 'EUR', 0, 0, 0, pg_temp.load_id(4, 20000000 + c * 2), now(), 'I accept' FROM project WHERE stage > 2`,
];
