import { LanguageSwitch } from '@etouch/ui/language-switch';
import { Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { chooseLanguage } from '../lib/i18n.ts';
import { useLanguage } from '../lib/use-language.ts';
import { Brand } from './brand.tsx';
import { MaintenanceNotice } from './maintenance-notice.tsx';

/** The quiet frame of pages without a session. */
export function OutsideLayout() {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div data-density="comfortable" className="flex min-h-dvh flex-col bg-ground">
      <header className="flex items-center justify-between gap-4 px-4 py-3 sm:px-6">
        <Brand withName />
        <LanguageSwitch
          label={t('profile.language')}
          value={language}
          onChange={(next) => void chooseLanguage(next)}
          languages={[
            { id: 'fr', label: 'Français' },
            { id: 'en', label: 'English' },
          ]}
        />
      </header>
      <MaintenanceNotice isOutside />
      <main id="content" className="flex grow flex-col">
        <Outlet />
      </main>
    </div>
  );
}
