import type { Asset } from '@etouch/contracts/routes/assets';
import type { Project } from '@etouch/contracts/routes/projects';
import { Button } from '@etouch/ui/button';
import { Dialog } from '@etouch/ui/dialog';
import { TextArea } from '@etouch/ui/text-area';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { formatMoney } from '../../lib/format.ts';
import { useLanguage } from '../../lib/use-language.ts';
import { useProjectTransition } from '../projects/transition.ts';
import { overageOf } from './choices.ts';
import type { Draft } from './choices.ts';
import { LastLook } from './last-look.tsx';
import { OverageNotice } from './overage-notice.tsx';
import { showTop } from './show-top.ts';

export interface FinishDialogProps {
  project: Project;
  draft: Draft;
  assets: readonly Asset[];
  onClose: () => void;
}

/** The chosen photos once more, a note for the studio, what is above the limit and its price, then the one clear act. */
export function FinishDialog({ project, draft, assets, onClose }: FinishDialogProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const [note, setNote] = useState('');
  const [acceptedCents, setAcceptedCents] = useState<number | null>(null);
  const transition = useProjectTransition(project, () => {
    onClose();
    showTop();
  });
  const chosen = draft.picks.filter(({ assetId }) => !leftOut.has(assetId));
  const overage = overageOf(chosen.length, draft.selectionLimit, project.overagePrice?.amount ?? null);
  const isAccepted = overage.count === 0 || (overage.totalCents !== null && acceptedCents === overage.totalCents);
  const total =
    overage.totalCents === null
      ? null
      : formatMoney({ amount: overage.totalCents, currency: project.currency }, language);
  const reason =
    chosen.length === 0
      ? t('errors.reasons.SOMETHING_SELECTED')
      : overage.count > 0 && !draft.mayCommitMoney
        ? t('selection.overage.notYours')
        : isAccepted
          ? undefined
          : t('selection.overage.missing');
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('selection.finishing.title')}
      closeLabel={t('common.close')}
      width="large"
      actions={
        <>
          <Button onPress={onClose}>{t('selection.finishing.goOn')}</Button>
          <Button
            variant="primary"
            reason={reason}
            isBusy={transition.isPending}
            onPress={() =>
              transition.mutate({
                action: 'SUBMIT_SELECTION',
                assetIds: chosen.map(({ assetId }) => assetId),
                note: note.trim() || undefined,
                acceptedOverageCents: overage.count > 0 ? (acceptedCents ?? undefined) : undefined,
              })
            }
          >
            {t('selection.finishing.submit', { count: chosen.length, studio: project.studio.name })}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5" data-density="comfortable">
        <LastLook
          assets={assets}
          picks={draft.picks}
          leftOut={leftOut}
          onChange={(assetId, isLeftOut) => {
            const next = new Set(leftOut);
            if (isLeftOut) next.add(assetId);
            else next.delete(assetId);
            setLeftOut(next);
          }}
        />
        {overage.count > 0 ? (
          <OverageNotice
            project={project}
            draft={draft}
            count={overage.count}
            total={total}
            isAccepted={isAccepted}
            onAccept={(accepted) => setAcceptedCents(accepted ? overage.totalCents : null)}
          />
        ) : null}
        <TextArea
          label={t('selection.finishing.note', { studio: project.studio.name })}
          placeholder={t('selection.finishing.notePlaceholder')}
          value={note}
          onChange={setNote}
          rows={3}
          maxLength={2000}
        />
        <ProblemBanner error={transition.error} />
      </div>
    </Dialog>
  );
}
