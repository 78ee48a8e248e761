import { must, present } from '../must.ts';
import type { Person } from '../people.ts';
import type { SourceFile } from '../source-files.ts';
import { sweep } from '../probes/sweep.ts';
import type { World } from '../world.ts';
import { downloadOriginals, refuseOriginals } from './download-originals.ts';
import { emptyTray, handIn, leaveInTray, makeVersions } from './retouch.ts';

/** What each retoucher saved, for whoever has to do something again. */
export type Saved = Map<Person, Map<string, SourceFile>>;

/** Three people of two agencies save their originals, edit them and hand them in. */
export async function firstRound(world: World): Promise<Saved> {
  const { agencyLead, retoucher, otherAgencyLead } = world.cast;
  await refuseOriginals(world);
  const saved: Saved = new Map();
  for (const person of [agencyLead, retoucher, otherAgencyLead])
    saved.set(person, await downloadOriginals(world, person));
  const own = present(saved.get(retoucher), 'what the retoucher saved');
  const led = new Map([...present(saved.get(agencyLead), 'what the lead saved')].filter(([id]) => !own.has(id)));
  const others = present(saved.get(otherAgencyLead), 'what the other agency saved');
  const [[nameless, original] = []] = [...led];
  must(nameless !== undefined && original !== undefined, 'the first agency has a second photo');
  const untitled = await leaveInTray(world, agencyLead, nameless, original);
  await sweep(world, { telling: true });
  await emptyTray(world, agencyLead, nameless);
  const named = new Map([...led].filter(([id]) => id !== nameless));
  const made = await makeVersions(world, agencyLead, named, 1);
  made.set(nameless, untitled);
  await handIn(world, agencyLead, made);
  for (const [person, originals] of [
    [retoucher, own],
    [otherAgencyLead, others],
  ] as const)
    await handIn(world, person, await makeVersions(world, person, originals, 1));
  return saved;
}
