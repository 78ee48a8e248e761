import type { ProjectCard } from '@etouch/contracts/routes/projects';
import { isLate } from './due.ts';

/** What the list is narrowed to; it stands in the address, so that a view can be sent to a colleague. */
export interface ProjectFilter {
  search?: string;
  client?: string;
  late?: boolean;
}

/** Lower case without accents, so that "ete" finds "Été". */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
}

export function matchesFilter(project: ProjectCard, { search, client, late }: ProjectFilter): boolean {
  if (client && project.client.id !== client) return false;
  if (late && !isLate(project)) return false;
  if (!search) return true;
  return plain(`${project.title} ${project.client.name} ${project.code}`).includes(plain(search));
}

/** Reads the filter from the address; unknown values are left out. */
export function readProjectFilter(search: Record<string, unknown>): ProjectFilter & { new?: string } {
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
  return {
    search: text(search['search']),
    client: text(search['client']),
    late: search['late'] === true || search['late'] === 'true' ? true : undefined,
    new: search['new'] ? '1' : undefined,
  };
}
