import type { Project } from '@etouch/contracts/routes/projects';
import { getSelection } from '@etouch/contracts/routes/selections';
import { EmptyState } from '@etouch/ui/empty-state';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Heart } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../components/loaded.tsx';
import { useCan } from '../../lib/me.ts';
import { paths } from '../../lib/paths.ts';
import { apiQuery } from '../../lib/query.ts';
import { Ground } from './ground.tsx';
import { Justified, ratioOf } from './justified.tsx';
import { PhotoCell } from './photo-cell.tsx';
import { QuotePanel } from './quote-panel.tsx';
import { SubmittedNotice } from './submitted-notice.tsx';
import { TallPage } from './tall-page.tsx';

const NOBODY: [] = [];

/** The selection as it was submitted: to whom, when, with what note, what happens now, and the chosen photos. */
export function Submitted({ project }: { project: Project }) {
  const { t } = useTranslation();
  const can = useCan();
  const router = useRouter();
  const query = useQuery(apiQuery(getSelection, { params: { projectId: project.id } }));
  return (
    <Loaded query={query}>
      {(selection) =>
        selection === null ? (
          <EmptyState icon={Heart}>{t('selection.notYet', { studio: project.studio.name })}</EmptyState>
        ) : (
          <TallPage>
            <div className="flex max-w-5xl flex-col gap-4 p-4 sm:p-6">
              <SubmittedNotice project={project} selection={selection} />
              {can('quote.accept') ? <QuotePanel project={project} selection={selection} /> : null}
            </div>
            <Ground>
              <div className="p-2 sm:p-4">
                <Justified
                  items={selection.items}
                  label={t('selection.finishing.chosen')}
                  rowHeight={180}
                  ratio={(item) => ratioOf(item.asset.picture)}
                  idOf={(item) => item.id}
                >
                  {({ asset }) => (
                    <PhotoCell
                      asset={asset}
                      others={NOBODY}
                      isChosen={false}
                      rowHeight={180}
                      onOpen={(assetId) => router.history.push(paths.selectionPhoto(project.id, assetId))}
                    />
                  )}
                </Justified>
              </div>
            </Ground>
          </TallPage>
        )
      }
    </Loaded>
  );
}
