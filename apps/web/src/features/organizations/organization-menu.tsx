import { setActiveOrganization } from '@etouch/contracts/routes/me';
import { Button } from '@etouch/ui/button';
import { Menu } from '@etouch/ui/menu';
import { useRouter } from '@tanstack/react-router';
import { Building2, ChevronDown, LogOut, UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { homeOf } from '../../app/home.ts';
import { api } from '../../lib/api.ts';
import { meQuery, useMe } from '../../lib/me.ts';
import { paths } from '../../lib/paths.ts';
import { queryClient } from '../../lib/query.ts';
import { signOut } from '../sign-in/sign-out.ts';

/** For which organization one acts, the others one could act for, the profile and the way out. */
export function OrganizationMenu() {
  const { t } = useTranslation();
  const { user, memberships, active } = useMe();
  const router = useRouter();
  const change = async (organizationId: string) => {
    const me = await api.call(setActiveOrganization, { body: { organizationId } });
    // Nothing of the former organization may stay in view.
    queryClient.clear();
    queryClient.setQueryData(meQuery.queryKey, me);
    router.history.push(homeOf(me.active));
    await router.invalidate();
  };
  const name = active?.organizationName ?? user.name;
  return (
    <Menu
      label={t('app.organization.label', { name })}
      placement="bottom end"
      items={[
        ...memberships.map((membership) => ({
          id: membership.organizationId,
          label: membership.organizationName,
          icon: Building2,
          isChecked: membership.organizationId === active?.organizationId,
          onAction: () => void change(membership.organizationId),
        })),
        {
          id: 'profile',
          label: t('app.organization.profile'),
          icon: UserRound,
          href: paths.profile,
          startsGroup: memberships.length > 0,
        },
        { id: 'sign-out', label: t('app.organization.signOut'), icon: LogOut, onAction: () => void signOut() },
      ]}
    >
      <Button variant="quiet" aria-label={t('app.organization.label', { name })}>
        <span className="flex items-center gap-1">
          <span className="max-w-24 truncate sm:max-w-48">{name}</span>
          <ChevronDown size={14} strokeWidth={1.5} aria-hidden="true" className="shrink-0 text-muted" />
        </span>
      </Button>
    </Menu>
  );
}
