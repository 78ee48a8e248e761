import { listGuidelines } from '@etouch/contracts/routes/guidelines';
import type { Guideline } from '@etouch/contracts/routes/guidelines';
import { Badge } from '@etouch/ui/badge';
import { Button } from '@etouch/ui/button';
import { EmptyState } from '@etouch/ui/empty-state';
import { Panel } from '@etouch/ui/panel';
import { useQuery } from '@tanstack/react-query';
import { BookText, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { formatDay } from '../../lib/format.ts';
import { apiList } from '../../lib/query.ts';
import { useLanguage } from '../../lib/use-language.ts';
import { GuidelineDialog } from './guideline-dialog.tsx';

/** The studio's guidelines in their version in force. */
export function GuidelinesPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const guidelines = useQuery(apiList(listGuidelines, {}));
  /** "new": one is being written; a guideline: its next version. */
  const [edited, setEdited] = useState<Guideline | 'new' | null>(null);
  const add = (
    <Button variant="primary" icon={Plus} onPress={() => setEdited('new')}>
      {t('guidelines.add')}
    </Button>
  );
  return (
    <Page title={t('guidelines.title')} actions={guidelines.data?.items.length ? add : undefined}>
      <Loaded query={guidelines}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={BookText} action={add}>
              {t('guidelines.empty')}
            </EmptyState>
          ) : (
            <ul className="flex flex-col gap-4">
              {items.map((guideline) => (
                <li key={guideline.id}>
                  <Panel
                    title={guideline.name}
                    actions={
                      <>
                        <Badge>{t('guidelines.version', { count: guideline.version })}</Badge>
                        <span className="text-12 text-muted">
                          {t('guidelines.since', { date: formatDay(guideline.createdAt, language) })}
                        </span>
                        <Button isSmall onPress={() => setEdited(guideline)}>
                          {t('guidelines.edit')}
                        </Button>
                      </>
                    }
                  >
                    <p className="max-w-prose whitespace-pre-wrap">{guideline.body}</p>
                  </Panel>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {edited ? <GuidelineDialog guideline={edited === 'new' ? null : edited} onClose={() => setEdited(null)} /> : null}
    </Page>
  );
}
