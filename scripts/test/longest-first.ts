import path from 'node:path';
import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';
import { root } from '../bootstrap/paths.mjs';

/**
 * Files that take more than ten seconds, the longest first. Begun last, one of them would keep a whole tier waiting for it
 * alone. A file that is not here is not wrong, only later; one that is gone is without effect.
 */
const LONGEST = [
  'e2e/main-job.spec.ts',
  'e2e/uploads.spec.ts',
  'e2e/screens.spec.ts',
  'e2e/trash.spec.ts',
  'e2e/viewer.spec.ts',
  'e2e/culling.spec.ts',
  'e2e/recovery/recovery.db.test.ts',
  'packages/db/src/maintenance/recover.db.test.ts',
  'scripts/launch/migrating.db.test.ts',
  'e2e/journey/journey.db.test.ts',
  'packages/db/src/safe-migration.db.test.ts',
  'apps/server/src/kill.db.test.ts',
  'packages/db/src/backups/backups.db.test.ts',
  'packages/db/src/safe-migration/external.db.test.ts',
  'packages/db/src/commands/commands.db.test.ts',
  'bench/bench.db.test.ts',
  'packages/db/src/backups/killed.db.test.ts',
  'apps/server/src/uploads-large.db.test.ts',
  'apps/server/src/maintenance.db.test.ts',
  'apps/server/src/uploads-servers.db.test.ts',
  'e2e/recovery/upload-kills.db.test.ts',
  'packages/db/src/embedded/start-embedded-postgres.db.test.ts',
  'packages/db/src/backups/external.db.test.ts',
  'packages/db/src/commands/backup-commands.db.test.ts',
  'apps/server/src/sidecars.db.test.ts',
  'packages/media/src/compare/difference-pairs.test.ts',
  'packages/media/src/testing/hostile/hostile.test.ts',
  'packages/media/src/video/film.test.ts',
];

/** Begins each tier with its longest files; the others follow as vitest orders them. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files);
    const tier = ({ project }: TestSpecification) => project.config.sequence.groupOrder;
    return usual.toSorted((a, b) => tier(a) - tier(b) || placeOf(a) - placeOf(b));
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  const place = LONGEST.indexOf(path.relative(root, moduleId));
  return place === -1 ? LONGEST.length : place;
}
