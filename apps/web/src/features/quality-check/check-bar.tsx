import type { Project } from '@etouch/contracts/routes/projects';
import { ButtonLink } from '@etouch/ui/button-link';
import { IconButton } from '@etouch/ui/icon-button';
import { MiddleTruncate } from '@etouch/ui/middle-truncate';
import { ArrowLeft, ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { paths } from '../../lib/paths.ts';
import { RoundAssetBadge } from '../rounds/round-asset-badge.tsx';
import type { CheckEntry } from './check-entries.ts';

export interface CheckBarProps {
  project: Project;
  current: CheckEntry;
  index: number;
  count: number;
  onPrevious?: () => void;
  onNext?: () => void;
  children: ReactNode;
}

/** The thin line above the comparison. */
export function CheckBar({ project, current, index, count, onPrevious, onNext, children }: CheckBarProps) {
  const { t } = useTranslation();
  const { asset } = current;
  return (
    <header className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-panel px-2 py-1">
      <ButtonLink variant="quiet" isSmall icon={ArrowLeft} href={paths.rounds(project.id)}>
        {t('check.back')}
      </ButtonLink>
      <IconButton isSmall icon={ChevronLeft} label={t('check.previous')} shortcut="←" onPress={onPrevious} />
      <IconButton isSmall icon={ChevronRight} label={t('check.next')} shortcut="→" onPress={onNext} />
      <h1 className="max-w-72 min-w-0 font-medium">
        <MiddleTruncate text={asset.name} />
      </h1>
      <span className="text-12 text-muted tabular">{t('check.index', { at: index + 1, of: count })}</span>
      <RoundAssetBadge state={asset.state} />
      <span className="ms-auto">{children}</span>
    </header>
  );
}
