import type { Me } from '@etouch/contracts/routes/me';
import { paths } from '../lib/paths.ts';

/** Where somebody starts: at the work of their kind of organization. */
export function homeOf(active: Me['active']): string {
  switch (active?.organizationType) {
    case 'RETOUCHER':
      return paths.queue;
    case 'PLATFORM':
      return paths.organizations;
    case 'STUDIO':
    case 'CLIENT':
      return paths.projects;
    default:
      return paths.profile;
  }
}
