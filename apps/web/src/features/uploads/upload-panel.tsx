import { Button } from '@etouch/ui/button';
import { IconButton } from '@etouch/ui/icon-button';
import { Progress } from '@etouch/ui/progress';
import { UploadList } from '@etouch/ui/upload-list';
import { ChevronDown, ListX, Pause, Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../lib/format.ts';
import { useLanguage } from '../../lib/use-language.ts';
import { useProblemWords } from '../../lib/use-problem.ts';
import type { UploadEntry } from './upload-item.ts';
import { cancelUpload, clearFinished, pauseAll, pauseUpload, resumeAll, resumeUpload } from './upload-queue.ts';

export interface UploadPanelProps {
  entries: readonly UploadEntry[];
  label: string;
  onCollapse: () => void;
}

/** Each file on its way, in a corner that does not cover the work. Those that failed come first. */
export function UploadPanel({ entries, label, onCollapse }: UploadPanelProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = useProblemWords();
  const size = entries.reduce((sum, entry) => sum + entry.size, 0);
  const sent = entries.reduce((sum, entry) => sum + entry.sent, 0);
  const isPaused = entries.some(({ state }) => state === 'paused');
  const order = { failed: 0, sending: 1, checking: 1, paused: 2, held: 2, waiting: 3, done: 4 };
  const errorOf = (entry: UploadEntry) => {
    if (entry.outcome === 'refused') return t('uploads.refused');
    if (entry.state !== 'failed') return undefined;
    const { title, advice } = words(entry.error);
    return entry.sent > 0
      ? t('uploads.keptBytes', { title, bytes: formatBytes(entry.sent, language) })
      : `${title} ${advice}`;
  };
  return (
    <section
      aria-label={t('uploads.title')}
      className="fixed right-2 bottom-28 z-30 flex max-h-[60vh] w-[min(26rem,calc(100vw-1rem))] flex-col overflow-hidden rounded-lg bg-panel shadow-float sm:right-4 sm:bottom-16"
    >
      <header className="flex items-center justify-between gap-2 border-b border-line py-1 ps-3 pe-1">
        <h2 className="text-13 font-semibold">{label}</h2>
        <span className="flex">
          {isPaused ? (
            <IconButton isSmall icon={Play} label={t('uploads.resumeAll')} onPress={resumeAll} />
          ) : (
            <IconButton isSmall icon={Pause} label={t('uploads.pauseAll')} onPress={pauseAll} />
          )}
          <IconButton isSmall icon={ListX} label={t('uploads.clear')} onPress={clearFinished} />
          <IconButton isSmall icon={ChevronDown} label={t('uploads.collapse')} onPress={onCollapse} />
        </span>
      </header>
      <div className="px-3 py-2">
        <Progress
          label={t('uploads.title')}
          isLabelHidden
          value={size === 0 ? 1 : sent / size}
          detail={t('uploads.bytes', { sent: formatBytes(sent, language), of: formatBytes(size, language) })}
        />
      </div>
      <div className="min-h-0 overflow-auto border-t border-line">
        <UploadList
          label={t('uploads.title')}
          items={[...entries]
            .sort((a, b) => order[a.state] - order[b.state])
            .slice(0, 200)
            .map((entry) => ({
              id: entry.id,
              name: entry.name,
              state: entry.state,
              progress: entry.size === 0 ? 1 : entry.sent / entry.size,
              detail: formatBytes(entry.size, language),
              error: errorOf(entry),
            }))}
          stateNames={{
            waiting: t('uploads.states.waiting'),
            sending: t('uploads.states.sending'),
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
          onCancel={cancelUpload}
          renderMore={(id) =>
            entries.find((entry) => entry.id === id)?.outcome === 'duplicate' ? (
              <p className="text-12 text-muted">{t('uploads.duplicate')}</p>
            ) : null
          }
        />
      </div>
      {entries.every(({ state }) => state === 'done') ? (
        <footer className="border-t border-line p-1">
          <Button variant="quiet" isWide onPress={clearFinished}>
            {t('uploads.clear')}
          </Button>
        </footer>
      ) : null}
    </section>
  );
}
