import type pg from 'pg';
import type { FileFinding } from '../backups/compare-files.ts';

/** What was found of a stored file when rows and storage were last compared, and since when. */
export interface KeptFinding {
  key: string;
  problem: FileFinding['problem'];
  /** 0 of a file that is missing. */
  bytes: number;
  firstSeenAt: Date;
}

/** Writes down what a comparison found; what was found before keeps the time it was first seen. */
export async function keepFindings(client: pg.Client, findings: readonly FileFinding[], at: Date): Promise<void> {
  await client.query(
    `INSERT INTO "FileFinding" (key, problem, bytes, "firstSeenAt", "lastSeenAt")
     SELECT key, problem, bytes, $4, $4 FROM unnest($1::text[], $2::text[], $3::bigint[]) AS found (key, problem, bytes)
     ON CONFLICT (key) DO UPDATE SET
       "firstSeenAt" = CASE WHEN "FileFinding".problem = excluded.problem THEN "FileFinding"."firstSeenAt" ELSE $4 END,
       problem = excluded.problem, bytes = excluded.bytes, "lastSeenAt" = $4`,
    [findings.map((one) => one.key), findings.map((one) => one.problem), findings.map((one) => one.bytes ?? 0), at],
  );
}

/** Takes away what the comparison at that moment did not find any more. */
export async function forgetSettledFindings(client: pg.Client, at: Date): Promise<void> {
  await client.query(`DELETE FROM "FileFinding" WHERE "lastSeenAt" <> $1`, [at]);
}

export async function forgetFindings(client: pg.Client, keys: readonly string[]): Promise<void> {
  await client.query(`DELETE FROM "FileFinding" WHERE key = ANY($1)`, [keys]);
}

/** Findings of a kind in the order of their keys, a page of them. @param before first seen at this moment or earlier */
export async function listFindings(
  client: pg.Client,
  problem: FileFinding['problem'],
  { after, limit, before }: { after: string; limit: number; before?: Date },
): Promise<KeptFinding[]> {
  const { rows } = await client.query<Omit<KeptFinding, 'bytes'> & { bytes: string }>(
    `SELECT key, problem, bytes, "firstSeenAt" FROM "FileFinding"
      WHERE problem = $1 AND key > $2 COLLATE "C" AND ($3::timestamptz IS NULL OR "firstSeenAt" <= $3) ORDER BY key COLLATE "C" LIMIT $4`,
    [problem, after, before ?? null, limit],
  );
  return rows.map((row) => ({ ...row, bytes: Number(row.bytes) }));
}
