import { listProjects } from '@etouch/contracts/routes/projects';
import type { ProjectCard } from '@etouch/contracts/routes/projects';
import type { Seat } from './browser.ts';

/** The projects that this person may see, as the interface gets them. */
async function projectsOf({ context }: Seat): Promise<ProjectCard[]> {
  const answer = await context.request.get(`${listProjects.path}?limit=200`);
  return listProjects.response.parse(await answer.json()).items;
}

/** The id of one of the demonstration's projects, by the beginning of its title. */
export async function projectCalled(seat: Seat, title: string): Promise<string> {
  const found = (await projectsOf(seat)).find((project) => project.title.startsWith(title));
  if (!found) throw new Error(`${title} is not in the demonstration`);
  return found.id;
}
