import type { Actor } from '@etouch/db/actor';
import type { Deps } from '@etouch/domain/activity/deps';
import { fileSidecar, type SidecarMarks } from '@etouch/domain/assets/file-sidecar';
import {
  beginProcessing,
  failProcessing,
  finishProcessing,
  type PictureFacts,
  type ProcessingTask,
} from '@etouch/domain/assets/process-asset';
import {
  beginVersionProcessing,
  failVersionProcessing,
  finishVersionProcessing,
} from '@etouch/domain/retouching/process-version';
import { processPicture, type PictureDeps } from './process-picture.ts';

/** The job is to be done once more, after a pause. */
export class TryAgain extends Error {
  override name = 'TryAgain';
}

/** How a kind of picture is begun, finished and given up in its rows. */
interface Rows {
  begin(deps: Deps, actor: Actor, id: string): Promise<ProcessingTask | null>;
  finish(deps: Deps, actor: Actor, id: string, derivativesKey: string, facts: PictureFacts): Promise<void>;
  /** The file is an XMP sidecar. */
  sidecar?(deps: Deps, actor: Actor, id: string, detail: { sidecar?: SidecarMarks }): Promise<void>;
  fail(
    deps: Deps,
    actor: Actor,
    id: string,
    failure: { code: string; detail: object; attempts: number },
  ): Promise<'again' | 'shown'>;
}

const assets: Rows = {
  begin: beginProcessing,
  finish: finishProcessing,
  sidecar: (deps, actor, id, { sidecar }) =>
    fileSidecar(deps, actor, id, sidecar ?? { rating: null, colourLabel: null, pick: null }),
  fail: failProcessing,
};
const versions: Rows = {
  begin: beginVersionProcessing,
  finish: finishVersionProcessing,
  fail: failVersionProcessing,
};

/**
 * Thumbnail, preview and facts of one photo or version. Done twice, or by two workers at once, it ends the same: keys
 * follow from the bytes and files appear whole.
 * @throws TryAgain when the failure says nothing of the file
 */
async function processRow(rows: Rows, deps: Deps & PictureDeps, actor: Actor, id: string): Promise<void> {
  const task = await rows.begin(deps, actor, id);
  if (!task) return;
  const outcome = await processPicture(deps, task);
  if (outcome.ok) return rows.finish(deps, actor, id, task.derivativesKey, outcome.facts);
  const { code, detail } = outcome;
  if (code === 'SIDECAR' && rows.sidecar) return rows.sidecar(deps, actor, id, detail);
  const next = await rows.fail(deps, actor, id, { code, detail, attempts: task.attempts });
  if (next === 'again') throw new TryAgain(code);
}

export const processAsset = (deps: Deps & PictureDeps, actor: Actor, assetId: string) =>
  processRow(assets, deps, actor, assetId);

export const processVersion = (deps: Deps & PictureDeps, actor: Actor, versionId: string) =>
  processRow(versions, deps, actor, versionId);
