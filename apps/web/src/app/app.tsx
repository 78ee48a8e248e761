import { FieldWordsProvider } from '@etouch/ui/field-words';
import { ToastRegion } from '@etouch/ui/toast';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { I18nProvider, RouterProvider as LinkProvider } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { queryClient } from '../lib/query.ts';
import { useLanguage } from '../lib/use-language.ts';
import { MaintenanceCurtain } from './maintenance-curtain.tsx';
import { router } from './router.tsx';

/** Links go through the router, except those the server answers itself. */
function go(href: string): void {
  if (href.startsWith('/api/')) window.location.assign(href);
  else router.history.push(href);
}

/** Everything a page may rely on: language, data, links and messages. */
export function App() {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <StrictMode>
      <I18nProvider locale={language === 'fr' ? 'fr-FR' : 'en-GB'}>
        <LinkProvider navigate={go}>
          <QueryClientProvider client={queryClient}>
            <FieldWordsProvider
              words={{
                missing: t('common.field.missing'),
                email: t('common.field.email'),
                other: t('common.field.other'),
              }}
            >
              <RouterProvider router={router} />
              <MaintenanceCurtain />
            </FieldWordsProvider>
            <ToastRegion label={t('app.messages')} closeLabel={t('common.close')} />
          </QueryClientProvider>
        </LinkProvider>
      </I18nProvider>
    </StrictMode>
  );
}
