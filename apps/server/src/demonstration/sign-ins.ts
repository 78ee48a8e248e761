import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { organizationType, userRole } from '@etouch/contracts/enums';
import { rolesOf } from '@etouch/domain/organizations/rules';
import { z } from 'zod';

/** What the fill writes to `<data>/demonstration.json` once everything is there. */
export const signInsFile = z.object({
  signIns: z.array(
    z.object({
      name: z.string(),
      organization: z.string(),
      role: userRole,
      email: z.string(),
      password: z.string(),
    }),
  ),
});

/** The demonstration's people, for its sign-in page; none before it was filled. */
export async function readSignIns(dataDir: string) {
  const text = await readFile(path.join(dataDir, 'demonstration.json'), 'utf8').catch(() => '{"signIns":[]}');
  const { signIns } = signInsFile.parse(JSON.parse(text));
  return signIns.map(({ organization, ...person }) => ({
    ...person,
    organizationName: organization,
    organizationType: organizationType.options.find((type) => rolesOf(type).includes(person.role)) ?? 'PLATFORM',
  }));
}
