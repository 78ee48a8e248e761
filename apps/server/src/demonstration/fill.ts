import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { renderDemonstrationPhotographs } from '@etouch/media/demonstration/demonstration';
import { readServerSettings } from '../settings.ts';
import { wireServer, type ServerDeps } from '../wiring.ts';
import { cast, demonstrationPassword } from './cast.ts';
import { enlistCast } from './enlist-cast.ts';
import { playScene } from './play-scene.ts';
import { scenes } from './scenario.ts';
import { openStage } from './stage.ts';
import { stockStudio } from './stock-studio.ts';

/**
 * Fills an empty database with the demonstration, through the same use-cases as everybody: people by invitation,
 * photographs rendered here, projects brought to each state of the workflow. The running server's worker processes what
 * is uploaded. Killed at any point and started again it goes on; `demonstration.json` is written last.
 * ETOUCH_DEMONSTRATION_DRAFT=1 is for tests, which look at no photograph for its beauty.
 */
async function fill(deps: ServerDeps): Promise<void> {
  const { dataDir } = deps.settings;
  const dir = path.join(dataDir, 'demonstration');
  const company = await enlistCast(deps);
  const photographs = await renderDemonstrationPhotographs({
    outputDir: dir,
    draft: process.env.ETOUCH_DEMONSTRATION_DRAFT === '1',
    onProgress: (done, total) => console.log(`${done} of ${total} photographs rendered`),
  });
  const stock = await stockStudio(deps, company, company.as('camille@studio-lumen.test'));
  for (const [i, scene] of scenes.entries()) {
    console.log(`project ${i + 1} of ${scenes.length}`);
    await playScene(await openStage(deps, company, stock, scene, { dir, photographs }));
  }
  const signIns = cast.flatMap((organization) =>
    organization.people.map(({ name, email, role }) => ({
      name,
      organization: organization.name,
      role,
      email,
      password: demonstrationPassword,
    })),
  );
  const file = path.join(dataDir, 'demonstration.json');
  await writeFile(`${file}.part`, JSON.stringify({ signIns }, null, 2));
  await rename(`${file}.part`, file);
  await rm(dir, { recursive: true, force: true });
}

const settings = readServerSettings(process.env);
if (!settings.demonstration) throw new Error('ETOUCH_DEMONSTRATION is 0: nothing is filled.');
const wired = wireServer(settings);
try {
  await fill(wired.deps);
} finally {
  await wired.close();
}
