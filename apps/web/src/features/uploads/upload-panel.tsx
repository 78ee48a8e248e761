import { Banner } from '@etouch/ui/banner';
import { Button } from '@etouch/ui/button';
import { IconButton } from '@etouch/ui/icon-button';
import { Progress } from '@etouch/ui/progress';
import { UploadList } from '@etouch/ui/upload-list';
import { Ban, ChevronDown, ListX, Pause, Play } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../lib/format.ts';
import { useLanguage } from '../../lib/use-language.ts';
import { useProblemWords } from '../../lib/use-problem.ts';
import { CancelDialog } from './cancel-dialog.tsx';
import { LeftOutNotice } from './left-out-notice.tsx';
import type { UploadSummary } from './summary.ts';
import type { UploadEntry } from './upload-item.ts';
import { useUploadItems } from './upload-items.tsx';
import { clearFinished, pauseAll, pauseUpload, resumeAll, resumeUpload } from './upload-queue.ts';
import { useStopped } from './upload-store.ts';
import { useTimeLeftWords } from './use-time-left.ts';

export interface UploadPanelProps {
  entries: readonly UploadEntry[];
  summary: UploadSummary;
  /** Bytes a second and seconds, null while nobody can tell. */
  pace: { rate: number | null; seconds: number | null };
  label: string;
  onCollapse: () => void;
}

/** Each file on its way, in a corner that does not cover the work. Those that failed come first. */
export function UploadPanel({ entries, summary, pace, label, onCollapse }: UploadPanelProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const items = useUploadItems(entries);
  const stopped = useStopped();
  const words = useProblemWords();
  const left = useTimeLeftWords();
  const [cancelling, setCancelling] = useState<readonly UploadEntry[]>([]);
  const unfinished = entries.filter(({ state }) => state !== 'done' && state !== 'failed');
  const bytes = formatBytes(summary.bytes, language);
  const detail = [
    summary.left > 0 ? t('uploads.bytes', { sent: formatBytes(summary.sentBytes, language), of: bytes }) : bytes,
    pace.rate !== null && summary.left > 0 ? t('uploads.rate', { bytes: formatBytes(pace.rate, language) }) : '',
    left(summary.left > 0 ? pace.seconds : null),
    summary.retrying > 0 && summary.sending === 0 ? t('uploads.resumesAlone') : '',
  ];
  const counts = [
    summary.arrived > 0 ? t('uploads.counts.arrived', { count: summary.arrived }) : '',
    summary.duplicates > 0 ? t('uploads.counts.duplicates', { count: summary.duplicates }) : '',
    summary.failed > 0 ? t('uploads.counts.failed', { count: summary.failed }) : '',
    summary.left > 0 ? t('uploads.counts.left', { count: summary.left }) : '',
  ];
  const join = (parts: string[]) => parts.filter(Boolean).join(' · ');
  return (
    <section
      aria-label={t('uploads.title')}
      className="fixed right-2 bottom-28 left-2 z-30 flex max-h-[46vh] flex-col overflow-hidden rounded-lg bg-panel shadow-float sm:right-4 sm:bottom-16 sm:left-auto sm:max-h-[60vh] sm:w-104"
    >
      <header className="flex items-center justify-between gap-2 py-1 ps-3 pe-1">
        <h2 className="min-w-0 truncate text-13 font-semibold">{label}</h2>
        <span className="flex shrink-0">
          {summary.paused > 0 && summary.active === 0 ? (
            <IconButton isSmall icon={Play} label={t('uploads.resumeAll')} onPress={resumeAll} />
          ) : null}
          {summary.active > 0 ? (
            <IconButton isSmall icon={Pause} label={t('uploads.pauseAll')} onPress={pauseAll} />
          ) : null}
          {summary.left > 0 ? (
            <IconButton isSmall icon={Ban} label={t('uploads.cancelAll')} onPress={() => setCancelling(unfinished)} />
          ) : null}
          {summary.arrived + summary.duplicates + summary.failed > 0 ? (
            <IconButton isSmall icon={ListX} label={t('uploads.clear')} onPress={clearFinished} />
          ) : null}
          <IconButton isSmall icon={ChevronDown} label={t('uploads.collapse')} onPress={onCollapse} />
        </span>
      </header>
      <div className="flex flex-col gap-1 border-b border-line px-3 pb-2">
        <Progress
          label={t('uploads.total')}
          isLabelHidden
          value={summary.bytes === 0 ? 1 : summary.sentBytes / summary.bytes}
          tone={summary.left === 0 ? 'green' : summary.active > 0 ? 'accent' : 'muted'}
        />
        <p className="text-12 text-muted tabular">{join(detail)}</p>
        <p className="text-12 tabular">{join(counts)}</p>
      </div>
      {stopped ? (
        <div className="border-b border-line p-2">
          <Banner
            kind="error"
            title={words(stopped).title}
            actions={
              <Button isSmall onPress={resumeAll}>
                {t('uploads.goOn')}
              </Button>
            }
          >
            {t('uploads.stopped', { advice: words(stopped).advice })}
          </Banner>
        </div>
      ) : null}
      <UploadList
        label={t('uploads.title')}
        items={items}
        stateNames={{
          waiting: t('uploads.states.waiting'),
          reading: t('uploads.states.reading'),
          sending: t('uploads.states.sending'),
          retrying: t('uploads.states.retrying'),
          paused: t('uploads.states.paused'),
          held: t('uploads.states.held'),
          checking: t('uploads.states.checking'),
          done: t('uploads.states.done'),
          failed: t('uploads.states.failed'),
        }}
        words={{
          pause: t('uploads.pause'),
          resume: t('uploads.resume'),
          cancel: t('uploads.cancel'),
          retry: t('uploads.retry'),
        }}
        onPause={pauseUpload}
        onResume={resumeUpload}
        onCancel={(id) => setCancelling(entries.filter((entry) => entry.id === id))}
      />
      <LeftOutNotice />
      <CancelDialog entries={cancelling} onClose={() => setCancelling([])} />
    </section>
  );
}
