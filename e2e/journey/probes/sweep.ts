import { roleHasPermission } from '@etouch/contracts/permissions';
import { openBrowser, type Person } from '../people.ts';
import { everybody, type World } from '../world.ts';
import { agencyProbes, commentProbes } from './comment-probes.ts';
import { moneyProbes } from './money-probes.ts';
import { photoProbes } from './photo-probes.ts';
import type { Probe } from './probe.ts';
import { projectProbes } from './project-probes.ts';
import { refuseActions } from './refuse-actions.ts';
import { refuseSending } from './refuse-sending.ts';
import { versionProbes } from './version-probes.ts';

/**
 * Tries everything there is as everybody, as things stand now: reading where it is allowed, and being refused where it
 * is not, by a refusal that tells nothing. What changes something is tried only by those who may not.
 * @param options.telling done even where only a few sweeps are wanted
 */
export async function sweep(world: World, { telling = false } = {}): Promise<void> {
  if (world.sweeps === 'few' && !telling) return;
  const before = world.refusals.count;
  const probes = [
    ...projectProbes(world),
    ...moneyProbes(world),
    ...photoProbes(world),
    ...versionProbes(world),
    ...commentProbes(world),
    ...agencyProbes(world),
  ];
  for (const probe of probes) {
    await Promise.all(everybody(world).map((person) => tryAs(world, probe, person)));
    const nobody = () => probe.run(openBrowser(world.url));
    await world.refusals.expect('Nobody', probe.what, nobody, 'NOT_SIGNED_IN');
  }
  await refuseActions(world);
  await refuseSending(world);
  world.say(`  ${probes.length} operations tried as everybody: ${world.refusals.count - before} rightly refused`);
}

async function tryAs(world: World, probe: Probe, person: Person): Promise<void> {
  const run = () => probe.run(person.browser);
  if (!probe.may(person)) {
    const expected = roleHasPermission(person.role, probe.permission) ? probe.refusedWith : ['FORBIDDEN ROLE'];
    return world.refusals.expect(whoIs(person), `${probe.what} in ${world.state}`, run, ...expected);
  }
  if (probe.write) return;
  await run().catch((error: unknown) => {
    throw new Error(`${whoIs(person)} was wrongly refused: ${probe.what} in ${world.state}`, { cause: error });
  });
}

function whoIs({ name, role, organization }: Person): string {
  return `${name} (${role} of ${organization.name})`;
}
