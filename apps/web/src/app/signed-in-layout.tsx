import { AppFrame } from '@etouch/ui/app-frame';
import { Outlet, useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { MaintenanceNotice } from './maintenance-notice.tsx';
import { OfflineNotice } from './offline-notice.tsx';
import { OrganizationMenu } from '../features/organizations/organization-menu.tsx';
import { NoOrganization } from '../features/organizations/no-organization.tsx';
import { NotificationBell } from '../features/notifications/notification-bell.tsx';
import { UploadTray } from '../features/uploads/upload-tray.tsx';
import { useMe } from '../lib/me.ts';
import { useLiveData } from './use-live-data.ts';
import { useUndoKey } from './use-undo-key.ts';
import { Brand } from './brand.tsx';
import { navigationOf } from './navigation.ts';
import { PaletteButton } from './palette-button.tsx';
import { Trail } from './trail.tsx';
import { useProfileLanguage } from './use-profile-language.ts';

/** The frame of everybody signed in. Clients get the comfortable density: they come rarely, often on a phone. */
export function SignedInLayout() {
  const { t } = useTranslation();
  const { active } = useMe();
  const { pathname } = useLocation();
  // Without an organization there is nothing to hear of.
  useLiveData(active !== null);
  useUndoKey();
  useProfileLanguage();
  const density = active?.organizationType === 'CLIENT' ? 'comfortable' : 'dense';
  useEffect(() => {
    document.documentElement.dataset['density'] = density;
  }, [density]);
  const nav = navigationOf(active, (key) => t(key)).map((item) => ({
    ...item,
    isCurrent: pathname === item.href || pathname.startsWith(`${item.href}/`),
  }));
  return (
    <AppFrame
      brand={<Brand />}
      nav={nav}
      navLabel={t('app.navigation')}
      skipLabel={t('app.skip')}
      top={<Trail nav={nav} />}
      topEnd={
        <>
          <UploadTray />
          <PaletteButton nav={nav} />
          {active ? <NotificationBell /> : null}
          <OrganizationMenu />
        </>
      }
      notice={
        <>
          <OfflineNotice />
          <MaintenanceNotice />
        </>
      }
    >
      {active ? <Outlet /> : <NoOrganization />}
    </AppFrame>
  );
}
