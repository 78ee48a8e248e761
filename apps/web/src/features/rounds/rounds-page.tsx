import { listRounds } from '@etouch/contracts/routes/rounds';
import { EmptyState } from '@etouch/ui/empty-state';
import { useQuery } from '@tanstack/react-query';
import { Layers } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../components/loaded.tsx';
import { apiQuery } from '../../lib/query.ts';
import { useProject } from '../projects/use-project.ts';
import { RoundPanel } from './round-panel.tsx';

/** The retouch rounds of a project, the open one first. */
export function RoundsPage() {
  const { t } = useTranslation();
  const project = useProject();
  const rounds = useQuery(apiQuery(listRounds, { params: { projectId: project.id } }));
  return (
    <Loaded query={rounds}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState icon={Layers}>{t('rounds.empty')}</EmptyState>
        ) : (
          <div className="flex flex-col gap-6 p-4 sm:p-6">
            {items.map((round) => (
              <RoundPanel key={round.id} project={project} round={round} />
            ))}
          </div>
        )
      }
    </Loaded>
  );
}
