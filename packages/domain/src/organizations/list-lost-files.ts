import type { z } from 'zod';
import type { listLostFiles as contract, LostFile } from '@etouch/contracts/routes/storage';
import { cutPage, openCursor } from '../activity/cursor.ts';
import type { Deps } from '../activity/deps.ts';
import type { UserActor } from './access.ts';

interface Row {
  key: string;
  problem: LostFile['problem'];
  first_seen_at: Date;
  kind: LostFile['kind'];
  project_id: string | null;
  project_title: string | null;
  asset_id: string | null;
  asset_name: string | null;
}

/** A page of the studio's files that the last comparison of rows and storage found missing or altered, by key. */
export async function listLostFiles(deps: Deps, actor: UserActor, { limit, cursor }: z.output<typeof contract.query>) {
  const [after = ''] = cursor ? openCursor('lost-files', cursor) : [];
  const found = await deps.db.withActor(
    actor,
    (tx) => tx.$queryRaw<Row[]>`SELECT * FROM app.lost_files(${after}, ${limit + 1}::integer)`,
  );
  const { rows, nextCursor } = cutPage('lost-files', limit, found, ({ key }) => [key]);
  const items = rows.map((row): LostFile => {
    const { project_id: projectId, project_title: title, asset_id: assetId, asset_name: name } = row;
    return {
      key: row.key,
      problem: row.problem,
      kind: row.kind,
      firstSeenAt: row.first_seen_at.toISOString(),
      project: projectId && title ? { id: projectId, title } : null,
      photo: assetId && name ? { id: assetId, name } : null,
    };
  });
  return { items, nextCursor };
}
