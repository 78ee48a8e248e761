import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createProject } from '@etouch/contracts/routes/projects';
import { startInstance, type Instance } from '../../scripts/launch/instance.ts';
import { serverEnvironment } from '../../scripts/launch/server-environment.ts';
import { startMailSink } from '../journey/mail-sink.ts';
import type { Person } from '../journey/people.ts';
import { Refusals } from '../journey/refusals.ts';
import { foundCompany } from '../journey/steps/found-company.ts';
import { startCuttingProxy, type CuttingProxy } from './cutting-proxy.ts';

export const PARTS = ['server', 'worker', 'database', 'all', 'network'] as const;
type Part = (typeof PARTS)[number];

const WORKER = path.join(import.meta.dirname, '../../apps/worker/src/main.ts');

/** A whole etouch with a worker of its own and a line to it, each part of which can be killed, and a studio in it. */
export interface KilledInstallation {
  studio: Person;
  projectId: string;
  /** Where senders send to: the end of a line that can be cut. */
  origin: string;
  /** Kills a part without warning and, but for the network, starts it again. */
  kill(part: Part): Promise<void>;
  close(): Promise<void>;
}

export async function startKilledInstallation(): Promise<KilledInstallation> {
  const dataDir = path.join(mkdtempSync(path.join(tmpdir(), 'etouch-kills-')), 'data');
  const mails = await startMailSink();
  const env = { SMTP_URL: mails.url, SMTP_FROM: 'etouch@example.test', ETOUCH_RUN_WORKER: '0' };
  const options = { dataDir, demonstration: false, web: false, env };
  let instance: Instance = await startInstance(options);
  const port = Number(new URL(instance.url).port);
  const startWorker = () => spawnWorker(instance, { ...options, port });
  let worker = startWorker();
  const proxy: CuttingProxy = await startCuttingProxy(port);
  const cast = await foundCompany({ url: instance.url, dataDir, mails, refusals: new Refusals() });
  for (const person of Object.values(cast)) person.live.close();
  const studio = cast.studioAdministrator;
  const project = await studio.browser.api.call(createProject, {
    body: { title: 'Killed on the way', clientId: cast.clientAdmin.organization.id },
  });
  return {
    studio,
    projectId: project.id,
    origin: proxy.origin,
    async kill(part) {
      if (part === 'network') return proxy.cut();
      if (part === 'worker' || part === 'all') await killed(worker);
      if (part !== 'worker') {
        await instance.kill(part);
        // A server whose database died is replaced as a whole, as whoever looks after it would.
        if (part === 'database') await instance.kill('server');
        instance = await startInstance({ ...options, port });
      }
      if (worker.exitCode !== null || worker.signalCode !== null) worker = startWorker();
    },
    async close() {
      await killed(worker);
      await instance.kill('all').catch(() => {});
      await proxy.close();
      await mails.close();
      rmSync(path.dirname(dataDir), { recursive: true, force: true });
    },
  };
}

function spawnWorker(instance: Instance, { dataDir, port, env }: { dataDir: string; port: number; env: object }) {
  const settings = { dataDir, host: '127.0.0.1', port, publicUrl: undefined, demonstration: false };
  return spawn(process.execPath, [WORKER], {
    env: { ...serverEnvironment({ ...process.env, ...env }, settings, instance.database), ETOUCH_URL: instance.url },
    stdio: 'ignore',
  });
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
