import { getTilesPolicy, setTilesPolicy, TILES_POLICIES } from '@etouch/contracts/routes/storage';
import type { TilesPolicy } from '@etouch/contracts/routes/storage';
import { Panel } from '@etouch/ui/panel';
import { RadioGroup } from '@etouch/ui/radio-group';
import { showToast } from '@etouch/ui/toast';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../components/loaded.tsx';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { api } from '../../lib/api.ts';
import { apiQuery, queryClient } from '../../lib/query.ts';

const query = apiQuery(getTilesPolicy, {});

/** When the pictures of the studio get the tiles by which they are seen pixel by pixel. */
export function TilesPanel() {
  const { t } = useTranslation();
  const found = useQuery(query);
  const save = useMutation({
    mutationFn: (policy: TilesPolicy) => api.call(setTilesPolicy, { body: { policy } }),
    onSuccess: (answer) => {
      queryClient.setQueryData(query.queryKey, answer);
      showToast({ text: t('retention.tiles.saved') });
    },
  });
  return (
    <Panel title={t('retention.tiles.title')}>
      <Loaded query={found}>
        {({ policy }) => (
          <div className="flex flex-col gap-4">
            <ProblemBanner error={save.error} />
            <RadioGroup
              label={t('retention.tiles.when')}
              description={t('retention.tiles.about')}
              value={save.isPending ? save.variables : policy}
              onChange={(chosen) => save.mutate(TILES_POLICIES.find((known) => known === chosen) ?? policy)}
              isDisabled={save.isPending}
              options={TILES_POLICIES.map((id) => ({
                id,
                label: t(`retention.tiles.policies.${id}`),
                description: t(`retention.tiles.help.${id}`),
              }))}
            />
          </div>
        )}
      </Loaded>
    </Panel>
  );
}
