import { EmptyState } from '@etouch/ui/empty-state';
import { Layers } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../components/loaded.tsx';
import { useProject } from '../projects/use-project.ts';
import { UnfinishedUploads } from '../uploads/unfinished-uploads.tsx';
import { RoundPanel } from './round-panel.tsx';
import { useRounds } from './use-rounds.ts';

/** The retouch rounds of a project, the open one first. */
export function RoundsPage() {
  const { t } = useTranslation();
  const project = useProject();
  const rounds = useRounds(project.id);
  return (
    <Loaded query={rounds}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState icon={Layers}>{t('rounds.empty')}</EmptyState>
        ) : (
          <>
            <UnfinishedUploads scope={{ projectId: project.id, rounds: items.map(({ id }) => id) }} />
            <div className="flex flex-col gap-6 p-4 sm:p-6">
              {items.map((round) => (
                <RoundPanel key={round.id} project={project} round={round} />
              ))}
            </div>
          </>
        )
      }
    </Loaded>
  );
}
