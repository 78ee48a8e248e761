import { LanguageSwitch } from '@etouch/ui/language-switch';
import { Segmented } from '@etouch/ui/segmented';
import { applyTheme, readTheme } from '@etouch/ui/theme';
import { ThemeSwitch } from '@etouch/ui/theme-switch';
import { ToastRegion } from '@etouch/ui/toast';
import { useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { ButtonsSection } from './buttons-section.tsx';
import { ChoicesSection } from './choices-section.tsx';
import { DataSection } from './data-section.tsx';
import { FeedbackSection } from './feedback-section.tsx';
import { FieldsSection } from './fields-section.tsx';
import { FrameSection } from './frame-section.tsx';
import { OverlaysSection } from './overlays-section.tsx';
import { PicturesSection } from './pictures-section.tsx';
import { StatesSection } from './states-section.tsx';
import { UploadsSection } from './uploads-section.tsx';
import { WORDS } from './words.ts';
import type { Language, Words } from './words.ts';

/** Every component in every state, both themes side by side, in either language and density. */
export function ComponentsPage() {
  const [language, setLanguage] = useState<Language>('fr');
  const [density, setDensity] = useState<'dense' | 'comfortable'>('dense');
  const [theme, setTheme] = useState(readTheme);
  const words = WORDS[language];
  return (
    <I18nProvider locale={language === 'fr' ? 'fr-FR' : 'en-GB'}>
      <header className="sticky top-0 z-30 flex flex-wrap items-center justify-between gap-3 border-b border-line bg-panel px-6 py-2">
        <div>
          <h1 className="text-18 font-semibold">{words.title}</h1>
          <p className="text-12 text-muted">{words.intro}</p>
        </div>
        <div className="flex flex-wrap gap-2">
          <Segmented
            label={words.density.label}
            value={density}
            onChange={setDensity}
            options={[
              { id: 'dense', label: words.density.dense },
              { id: 'comfortable', label: words.density.comfortable },
            ]}
          />
          <LanguageSwitch
            label={words.language}
            value={language}
            onChange={setLanguage}
            languages={[
              { id: 'fr', label: 'Français' },
              { id: 'en', label: 'English' },
            ]}
          />
          <ThemeSwitch
            label={words.theme.label}
            names={words.theme}
            value={theme}
            onChange={(choice) => {
              applyTheme(choice);
              setTheme(choice);
            }}
          />
        </div>
      </header>
      <div className="grid xl:grid-cols-2">
        {(['light', 'dark'] as const).map((side) => (
          <div
            key={side}
            data-theme={side}
            data-density={density}
            className="flex min-w-0 flex-col gap-10 bg-ground p-6"
          >
            <AllSections words={words} locale={language === 'fr' ? 'fr-FR' : 'en-GB'} />
          </div>
        ))}
      </div>
      <ToastRegion label={words.feedback.toasts} closeLabel={words.close} />
    </I18nProvider>
  );
}

function AllSections({ words, locale }: { words: Words; locale: string }) {
  return (
    <>
      <ButtonsSection words={words} />
      <FieldsSection words={words} />
      <ChoicesSection words={words} />
      <StatesSection words={words} />
      <FeedbackSection words={words} />
      <OverlaysSection words={words} />
      <DataSection words={words} locale={locale} />
      <PicturesSection words={words} />
      <UploadsSection words={words} />
      <FrameSection words={words} />
    </>
  );
}
