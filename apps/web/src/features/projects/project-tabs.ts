import type { Project } from '@etouch/contracts/routes/projects';
import type { OrganizationType } from '@etouch/contracts/enums';
import { paths } from '../../lib/paths.ts';

type TabKey = 'photos' | 'selection' | 'confirmation' | 'rounds' | 'comments' | 'validation' | 'delivery' | 'activity';

export interface ProjectTab {
  key: TabKey;
  href: string;
  count?: number;
}

const ORDER = ['STUDIO_REVIEW', 'CLIENT_REVIEW', 'SELECTION_CONFIRMATION', 'IN_RETOUCH', 'CLIENT_VALIDATION', 'DONE'];

/** The pages of a project that hold something for this kind of organization at this step. */
export function projectTabs(project: Project, organizationType: OrganizationType): ProjectTab[] {
  const { id, counts, workflowState, stateBeforeArchive, roundNumber } = project;
  const step = ORDER.indexOf(workflowState === 'ARCHIVED' ? (stateBeforeArchive ?? 'DONE') : workflowState);
  const hasSelection = step >= ORDER.indexOf('SELECTION_CONFIRMATION') || counts.selected > 0;
  const hasRounds = roundNumber !== null;
  const isDelivered = step >= ORDER.indexOf('DONE');
  const tab = (key: TabKey, href: string, isShown = true, count?: number) => (isShown ? [{ key, href, count }] : []);
  const shared = [
    ...tab('delivery', paths.delivery(id), isDelivered),
    ...tab('comments', paths.comments(id)),
    ...tab('activity', paths.activity(id)),
  ];
  if (organizationType === 'STUDIO')
    return [
      ...tab('photos', paths.photos(id), true, counts.photos),
      ...tab('confirmation', paths.confirmation(id), hasSelection, counts.selected),
      ...tab('rounds', paths.rounds(id), hasRounds, counts.roundAssets),
      ...shared,
    ];
  return [
    ...tab('selection', paths.selection(id), true, counts.selected || undefined),
    ...tab('validation', paths.validation(id), hasRounds),
    ...shared,
  ];
}

/** Where opening a project leads: to what is to be done there. */
export function projectHome(project: Project, organizationType: OrganizationType): string {
  const { id, workflowState } = project;
  if (organizationType === 'STUDIO') {
    if (workflowState === 'SELECTION_CONFIRMATION') return paths.confirmation(id);
    return workflowState === 'IN_RETOUCH' || workflowState === 'CLIENT_VALIDATION'
      ? paths.rounds(id)
      : paths.photos(id);
  }
  if (workflowState === 'CLIENT_VALIDATION') return paths.validation(id);
  return workflowState === 'DONE' ? paths.delivery(id) : paths.selection(id);
}
