import path from 'node:path';
import type { Actor } from '@etouch/db/actor';
import type { DemonstrationPhotograph } from '@etouch/media/demonstration/demonstration';
import { createProject } from '@etouch/domain/projects/create-project';
import { transitionProject, type TransitionInput } from '@etouch/domain/review/transition-project';
import type { ServerDeps } from '../wiring.ts';
import { cast } from './cast.ts';
import type { Company } from './enlist-cast.ts';
import { placePhoto, placeVersion } from './place-file.ts';
import type { Scene } from './scenario.ts';
import type { Stock } from './stock-studio.ts';
import { until } from './until.ts';

const DAY_MS = 86_400_000;
const PATIENCE_MS = 120_000;

type UserActor = Extract<Actor, { kind: 'USER' }>;

/** Everything a scene is played with. */
export interface Stage {
  deps: ServerDeps;
  company: Company;
  stock: Stock;
  scene: Scene;
  projectId: string;
  studio: UserActor;
  client: UserActor;
  agencies: readonly UserActor[];
  /** The scene's photographs; those with a retouched version are the ones that are chosen. */
  photographs: readonly DemonstrationPhotograph[];
  filesDir: string;
}

/** An instant in days from now, at noon UTC. */
export function inDays(days: number): string {
  const date = new Date(Date.now() + days * DAY_MS);
  date.setUTCHours(12, 0, 0, 0);
  return date.toISOString();
}

/** Opens the scene's project, or finds the one a run before has opened. */
export async function openStage(
  deps: ServerDeps,
  company: Company,
  stock: Stock,
  scene: Scene,
  files: { dir: string; photographs: readonly DemonstrationPhotograph[] },
): Promise<Stage> {
  const studio = company.as('camille@studio-lumen.test');
  const clientId = company.organizationId(scene.client);
  const administrator = cast.find((organization) => organization.key === scene.client)?.people[0];
  const known = await deps.db.withActor(studio, (tx) =>
    tx.project.findFirst({ where: { title: scene.title, clientId }, select: { id: true } }),
  );
  const project =
    known ??
    (await createProject(deps, studio, {
      title: scene.title,
      clientId,
      dueAt: inDays(scene.dueInDays),
      selectionLimit: scene.selectionLimit,
      overagePriceCents: scene.overagePriceCents,
      guidelineFileIds: stock.guidelineIds.slice(0, 1),
    }));
  return {
    deps,
    company,
    stock,
    scene,
    projectId: project.id,
    studio,
    client: company.as(administrator?.email ?? ''),
    agencies: [company.as('lea@atelier-pixel.test'), company.as('jonas@nord-retouche.test')],
    photographs: files.photographs.filter((photo) => scene.products.includes(photo.product)),
    filesDir: files.dir,
  };
}

/** Where the project stands. */
export async function standing({ deps, studio, projectId }: Stage) {
  return deps.db.withActor(studio, (tx) =>
    tx.project.findUniqueOrThrow({
      where: { id: projectId },
      include: { rounds: { orderBy: { number: 'desc' }, take: 1 } },
    }),
  );
}

/** Takes one action of the workflow as somebody. */
export async function act(
  stage: Stage,
  actor: Actor,
  action: TransitionInput['action'],
  more: Partial<TransitionInput> = {},
): Promise<void> {
  const { version } = await standing(stage);
  await transitionProject(stage.deps, actor, stage.projectId, { action, expectedVersion: version, ...more });
}

/** The project's photos in the order of their names. */
export async function photosOf({ deps, studio, projectId }: Stage) {
  return deps.db.withActor(studio, (tx) =>
    tx.asset.findMany({
      where: { projectId, baseAssetId: null, status: { not: 'UPLOADING' } },
      orderBy: { originalName: 'asc' },
    }),
  );
}

/** Uploads what is missing of the scene's photographs and waits until they can be seen. */
export async function bringPhotographs(stage: Stage): Promise<void> {
  const there = new Set((await photosOf(stage)).map((asset) => asset.originalName));
  for (const { fileName } of stage.photographs) {
    if (!there.has(fileName))
      await placePhoto(stage.deps, stage.studio, stage.projectId, path.join(stage.filesDir, fileName), fileName);
  }
  await until(`photographs of ${stage.scene.title}`, PATIENCE_MS, async () =>
    (await photosOf(stage)).every((asset) => asset.status === 'READY' || asset.processingError !== null),
  );
}

/** The retouched file of a photo, uploaded by its agency under a name that tells which photo it is. */
export async function bringVersion(
  stage: Stage,
  agency: Actor,
  roundId: string,
  assetName: string,
  suffix: string,
): Promise<void> {
  const photo = stage.photographs.find((candidate) => candidate.fileName === assetName);
  const file = path.join(stage.filesDir, photo?.retouchedFileName ?? assetName);
  const stem = assetName.slice(0, assetName.lastIndexOf('.'));
  await placeVersion(stage.deps, agency, roundId, file, `${stem}${suffix}.jpg`);
}

/** Waits until every version of the project was read. */
export async function versionsReady({ deps, studio, projectId, scene }: Stage): Promise<void> {
  await until(`versions of ${scene.title}`, PATIENCE_MS, async () => {
    const waiting = await deps.db.withActor(studio, (tx) =>
      tx.retouchVersion.count({ where: { projectId, status: { in: ['UPLOADED', 'PROCESSING'] } } }),
    );
    return waiting === 0;
  });
}
