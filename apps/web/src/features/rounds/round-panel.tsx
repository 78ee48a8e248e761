import type { Project } from '@etouch/contracts/routes/projects';
import { Badge } from '@etouch/ui/badge';
import { Button } from '@etouch/ui/button';
import { ButtonLink } from '@etouch/ui/button-link';
import { Panel } from '@etouch/ui/panel';
import { Progress } from '@etouch/ui/progress';
import { ScanEye, Send } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../lib/format.ts';
import { useCan } from '../../lib/me.ts';
import { paths } from '../../lib/paths.ts';
import { useLanguage } from '../../lib/use-language.ts';
import { DownloadButton } from '../downloads/download-button.tsx';
import { AssignDialog } from './assign-dialog.tsx';
import { InHouseVersions } from './in-house-versions.tsx';
import { RoundTable } from './round-table.tsx';
import type { RoundWork } from './use-rounds.ts';

const CHECKED = new Set(['QC_PASSED', 'APPROVED', 'REJECTED']);

/** One round: how far it is, who retouches what, and what can be done to the selected photos. */
export function RoundPanel({ project, round }: { project: Project; round: RoundWork }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const can = useCan();
  const [selectedIds, select] = useState<ReadonlySet<string>>(new Set());
  const [isAssigning, setAssigning] = useState(false);
  const isOpen = round.closedAt === null;
  const isRetouching = isOpen && project.workflowState === 'IN_RETOUCH';
  const selected = round.assets.filter(({ id }) => selectedIds.has(id));
  const waiting = round.assets.filter(({ state }) => state === 'SUBMITTED').length;
  const checked = round.assets.filter(({ state }) => CHECKED.has(state)).length;
  const of = round.assets.length;
  return (
    <Panel
      isFlush
      title={t('rounds.title', { number: round.number })}
      actions={
        <>
          <Badge tone={isOpen ? 'accent' : 'neutral'}>{isOpen ? t('rounds.open') : t('rounds.closed')}</Badge>
          <Badge>{round.billable ? t('rounds.billable') : t('rounds.free')}</Badge>
          {round.deadline ? (
            <span className="text-12 text-muted tabular">
              {t('rounds.deadline', { date: formatDay(round.deadline, language) })}
            </span>
          ) : null}
        </>
      }
    >
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2 border-b border-line px-4 py-2">
        <div className="w-56">
          <Progress
            label={t('rounds.title', { number: round.number })}
            isLabelHidden
            value={of === 0 ? 0 : checked / of}
            detail={t('rounds.progress', { done: checked, of })}
          />
        </div>
        {round.guidelines.length > 0 ? (
          <p className="min-w-0 truncate text-12 text-muted">
            {t('rounds.guidelines', {
              names: round.guidelines.map(({ name, version }) => `${name} v${version}`).join(', '),
            })}
          </p>
        ) : null}
        <span className="ms-auto flex flex-wrap items-center gap-2">
          {selected.length > 0 ? (
            <>
              <span aria-live="polite" className="text-12 tabular">
                {t('rounds.selected', { count: selected.length })}
              </span>
              <DownloadButton
                isSmall
                request={{
                  projectId: project.id,
                  content: 'ORIGINALS',
                  ids: selected.map(({ assetId }) => assetId),
                }}
              >
                {t('rounds.download')}
              </DownloadButton>
            </>
          ) : null}
          {isRetouching && can('project.edit') ? (
            <Button
              isSmall
              icon={Send}
              reason={selected.length === 0 ? t('rounds.assign.none') : undefined}
              onPress={() => setAssigning(true)}
            >
              {t('rounds.assign.action')}
            </Button>
          ) : null}
          {waiting > 0 && can('version.check') ? (
            <ButtonLink isSmall variant="primary" icon={ScanEye} href={paths.check(project.id)}>
              {t('rounds.check', { count: waiting })}
            </ButtonLink>
          ) : null}
        </span>
      </div>
      <RoundTable
        project={project}
        round={round}
        selectedIds={isOpen ? selectedIds : undefined}
        onSelectionChange={select}
      />
      {isRetouching ? <InHouseVersions project={project} round={round} /> : null}
      {isAssigning ? (
        <AssignDialog
          project={project}
          assets={selected}
          onClose={() => setAssigning(false)}
          onDone={() => select(new Set())}
        />
      ) : null}
    </Panel>
  );
}
