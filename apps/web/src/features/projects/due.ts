import type { ProjectCard } from '@etouch/contracts/routes/projects';

/** A project is late when its date has passed while somebody still has to act. `now` in ms. */
export function isLate(project: Pick<ProjectCard, 'dueAt' | 'heldBy'>, now = Date.now()): boolean {
  return project.dueAt !== null && project.heldBy !== null && Date.parse(project.dueAt) < now;
}

/** Late ones first, then by date; without a date last, the longest waiting first. */
export function byUrgency(a: ProjectCard, b: ProjectCard): number {
  const late = Number(isLate(b)) - Number(isLate(a));
  if (late !== 0) return late;
  if (a.dueAt && b.dueAt) return a.dueAt.localeCompare(b.dueAt);
  if (a.dueAt || b.dueAt) return a.dueAt ? -1 : 1;
  return a.workflowStateSince.localeCompare(b.workflowStateSince);
}
