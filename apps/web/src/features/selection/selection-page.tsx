import { useActive } from '../../lib/me.ts';
import { useProject } from '../projects/use-project.ts';
import { Choosing } from './choosing.tsx';
import { Submitted } from './submitted.tsx';

/** The client's choice: in the making while the project is with the client, then as it was submitted. */
export function SelectionPage() {
  const project = useProject();
  const { organizationType } = useActive();
  const isOpen = project.workflowState === 'CLIENT_REVIEW' && organizationType === 'CLIENT';
  return isOpen ? <Choosing project={project} /> : <Submitted project={project} />;
}
