import type { Permission } from '@etouch/contracts/permissions';
import type { Me } from '@etouch/contracts/routes/me';
import type { NavItem } from '@etouch/ui/app-frame';
import { Archive, BookText, Brush, Building2, LayoutGrid, Network, Users } from 'lucide-react';
import { paths } from '../lib/paths.ts';

const places = [
  { href: paths.projects, key: 'app.nav.projects', icon: LayoutGrid, needs: 'project.read' },
  { href: paths.queue, key: 'app.nav.queue', icon: Brush, needs: 'assignment.read' },
  { href: paths.guidelines, key: 'app.nav.guidelines', icon: BookText, needs: 'guideline.edit' },
  { href: paths.organizations, key: 'app.nav.organizations', icon: Network, needs: 'organization.create' },
  { href: paths.partners, key: 'app.nav.partners', icon: Building2, needs: 'partner.read' },
  { href: paths.retention, key: 'app.nav.retention', icon: Archive, needs: 'retention.edit' },
  { href: paths.members, key: 'app.nav.members', icon: Users, needs: 'member.read' },
] as const satisfies { href: string; key: string; icon: NavItem['icon']; needs: Permission }[];

export type NavigationKey = (typeof places)[number]['key'];

/** The places this role has something to do in. */
export function navigationOf(active: Me['active'], translate: (key: NavigationKey) => string): NavItem[] {
  return places
    .filter(({ needs }) => active?.permissions.includes(needs))
    .map(({ href, key, icon }) => ({ href, icon, label: translate(key) }));
}
