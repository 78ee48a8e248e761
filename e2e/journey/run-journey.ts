import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startInstance, type Instance } from '../../scripts/launch/instance.ts';
import { startMailSink } from './mail-sink.ts';
import { must } from './must.ts';
import { sweep } from './probes/sweep.ts';
import { project } from './act.ts';
import { Refusals } from './refusals.ts';
import { listSourceFiles } from './source-files.ts';
import { assign } from './steps/assign.ts';
import { bringIn, openProject } from './steps/bring-in.ts';
import { checkQuality, submitForValidation } from './steps/check.ts';
import { choose } from './steps/choose.ts';
import { agree, brief, confirm } from './steps/confirm.ts';
import { cull, sendToClient } from './steps/cull-and-send.ts';
import { deliver } from './steps/deliver.ts';
import { firstRound } from './steps/first-round.ts';
import { foundCompany } from './steps/found-company.ts';
import { outsidersKnowNothing } from './steps/outsiders.ts';
import { approve, secondRound } from './steps/second-round.ts';
import { sidesStayApart } from './steps/sides-stay-apart.ts';
import { stockStudio } from './steps/stock-studio.ts';
import { requestChanges } from './steps/validate.ts';
import { everybody, type World } from './world.ts';

export interface JourneyResult {
  ok: true;
  /** Photographs that were processed and could be chosen. */
  photos: number;
  /** Attempts at what was not theirs, each rightly refused. */
  refused: number;
  rounds: number;
  state: string;
  manifestVerified: true;
  seconds: number;
}

export interface JourneyOptions {
  /** Folder of the photographs. */
  photosDir: string;
  /** Told of each step. */
  say: (line: string) => void;
  /** After which steps everybody tries what is not theirs: each, or the three that tell most. */
  sweeps?: 'every' | 'few';
  /** Gives up; what was started is stopped. */
  signal?: AbortSignal;
}

/**
 * The main job over HTTP against an instance of its own: eleven people, each signed in on their own, from an empty
 * installation to the checked delivery.
 * @throws Error at the first thing that is not as it must be
 */
export async function runJourney(options: JourneyOptions): Promise<JourneyResult> {
  const { photosDir, sweeps = 'every', signal } = options;
  const started = performance.now();
  const elapsed = () => Math.round((performance.now() - started) / 100) / 10;
  const say = (line: string) => options.say(`${elapsed().toFixed(1).padStart(6)} s  ${line}`);
  must(existsSync(photosDir), `there is no folder ${photosDir}`);
  const files = await listSourceFiles(photosDir);
  must(files.length > 0, `${photosDir} holds no files`);
  const workDir = mkdtempSync(path.join(tmpdir(), 'etouch-journey-'));
  const mails = await startMailSink();
  let instance: Instance | undefined;
  try {
    const dataDir = path.join(workDir, 'data');
    const env = environment(mails.url);
    instance = await startInstance({ dataDir, demonstration: false, web: false, env, signal });
    const refusals = new Refusals();
    const ground = { url: instance.url, workDir, mails, refusals, say, files, sweeps };
    say(`an empty etouch runs at ${ground.url}`);
    const travel = async () => {
      const cast = await foundCompany({ ...ground, dataDir });
      const world: World = { ...emptyWorld(), ...(await stockStudio(cast)), ...ground, cast };
      await walk(world);
      for (const person of everybody(world)) await person.live.close();
      return world;
    };
    const world = await Promise.race([travel(), stopped(signal)]);
    return {
      ok: true,
      photos: world.photos.length,
      refused: refusals.count,
      rounds: ROUNDS,
      state: world.state,
      manifestVerified: true,
      seconds: elapsed(),
    };
  } finally {
    await instance?.stop();
    await mails.close();
    rmSync(workDir, { recursive: true, force: true });
  }
}

/** Ends a journey that is under way: what it started is still stopped in order. */
function stopped(signal: AbortSignal | undefined): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  signal?.addEventListener('abort', () => reject(new Error('the journey was stopped')));
  return promise;
}

/** The first round, and one for what the client rejects. */
const ROUNDS = 2;

/** What is known before the project is open. */
const emptyWorld = () => ({
  title: 'Autumn lookbook',
  projectId: '',
  state: 'STUDIO_REVIEW' as const,
  photos: [],
  versions: [],
  deliveredVersionIds: [],
  assignmentIds: [],
  comments: [],
  quoteId: null,
  selectionItemIds: [],
  round: null,
  trayUploadId: null,
});

/** The journey's steps; after each, everybody tries what is not theirs. */
async function walk(world: World): Promise<void> {
  await openProject(world);
  await bringIn(world);
  await cull(world);
  await sweep(world);
  await sendToClient(world);
  await sweep(world, { telling: true });
  await choose(world);
  await sweep(world);
  await brief(world);
  await agree(world);
  await sweep(world);
  await confirm(world);
  await assign(world);
  await sweep(world);
  const saved = await firstRound(world);
  await sweep(world);
  await checkQuality(world, saved);
  await sweep(world);
  await submitForValidation(world);
  await sweep(world);
  await requestChanges(world);
  await secondRound(world);
  await sweep(world);
  await approve(world);
  await deliver(world);
  await sweep(world, { telling: true });
  await sidesStayApart(world);
  await outsidersKnowNothing(world);
  const { workflowState, roundNumber } = await project(world);
  must(
    workflowState === 'DONE' && roundNumber === ROUNDS,
    `the project ends in ${workflowState}, round ${roundNumber}`,
  );
}

/** Nothing of this terminal's settings reaches the journey's own instance. */
function environment(smtpUrl: string): NodeJS.ProcessEnv {
  const foreign = Object.keys(process.env).filter((name) => /^(ETOUCH_|DATABASE_|SMTP_)/.test(name));
  return {
    ...Object.fromEntries(foreign.map((name) => [name, ''])),
    SMTP_URL: smtpUrl,
    SMTP_FROM: 'etouch <no-reply@etouch.test>',
  };
}
