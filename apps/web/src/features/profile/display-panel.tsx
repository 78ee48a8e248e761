import { updateMe } from '@etouch/contracts/routes/me';
import { LanguageSwitch } from '@etouch/ui/language-switch';
import { Panel } from '@etouch/ui/panel';
import { applyTheme, readTheme } from '@etouch/ui/theme';
import { ThemeSwitch } from '@etouch/ui/theme-switch';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { chooseLanguage } from '../../lib/i18n.ts';
import type { Language } from '../../lib/i18n.ts';
import { meQuery } from '../../lib/me.ts';
import { queryClient } from '../../lib/query.ts';
import { useLanguage } from '../../lib/use-language.ts';

/** Language (kept with the account, so mails follow it) and theme (kept on this browser). Both take effect at once. */
export function DisplayPanel() {
  const { t } = useTranslation();
  const language = useLanguage();
  const [theme, setTheme] = useState(readTheme);
  const choose = async (locale: Language) => {
    await chooseLanguage(locale);
    queryClient.setQueryData(meQuery.queryKey, await api.call(updateMe, { body: { locale } }));
  };
  return (
    <Panel title={t('profile.display')}>
      <div className="flex flex-wrap gap-x-10 gap-y-4">
        <div className="flex flex-col gap-1">
          <span className="text-12 font-medium">{t('profile.language')}</span>
          <LanguageSwitch
            label={t('profile.language')}
            value={language}
            onChange={(next) => void choose(next)}
            languages={[
              { id: 'fr', label: 'Français' },
              { id: 'en', label: 'English' },
            ]}
          />
        </div>
        <div className="flex flex-col gap-1">
          <span className="text-12 font-medium">{t('profile.theme.label')}</span>
          <ThemeSwitch
            label={t('profile.theme.label')}
            value={theme}
            onChange={(next) => {
              setTheme(next);
              applyTheme(next);
            }}
            names={{
              light: t('profile.theme.light'),
              dark: t('profile.theme.dark'),
              system: t('profile.theme.system'),
            }}
          />
        </div>
      </div>
    </Panel>
  );
}
