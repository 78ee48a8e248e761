import type { UploadItem, UploadState } from '@etouch/ui/upload-list';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../lib/format.ts';
import { useLanguage } from '../../lib/use-language.ts';
import { useProblemWords } from '../../lib/use-problem.ts';
import { UnreadableFile } from './file-hash.ts';
import type { UploadEntry } from './upload-item.ts';

/** What needs a person first, then what moves, then what waits, at last what is done. */
const GROUPS: UploadState[][] = [
  ['failed'],
  ['sending', 'checking', 'retrying', 'reading'],
  ['paused', 'held'],
  ['waiting'],
  ['done'],
];

const written = new Map<string, WeakMap<UploadEntry, UploadItem>>();

function linesIn(language: string): WeakMap<UploadEntry, UploadItem> {
  const lines = written.get(language) ?? new WeakMap<UploadEntry, UploadItem>();
  written.set(language, lines);
  return lines;
}

/** The lines of the list. A file that did not change keeps its line, so that of thousands only those that move are drawn again. */
export function useUploadItems(entries: readonly UploadEntry[]): UploadItem[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = useProblemWords();
  const lines = linesIn(language);
  const errorOf = ({ outcome, state, error, sent }: UploadEntry) => {
    if (outcome === 'refused') return t('uploads.refused');
    if (state !== 'failed') return undefined;
    if (error instanceof UnreadableFile) return t('uploads.unreadable');
    const { title, advice } = words(error);
    return sent > 0 ? t('uploads.keptBytes', { title, bytes: formatBytes(sent, language) }) : `${title} ${advice}`;
  };
  const lineOf = (entry: UploadEntry): UploadItem => {
    const { id, name, state, size } = entry;
    const done = state === 'reading' ? entry.read : entry.sent;
    const line = {
      id,
      name,
      state,
      progress: done / size,
      detail: formatBytes(size, language),
      error: errorOf(entry),
      more: entry.outcome === 'duplicate' ? <p className="text-12 text-muted">{t('uploads.duplicate')}</p> : undefined,
    };
    lines.set(entry, line);
    return line;
  };
  return GROUPS.flatMap((states) => entries.filter(({ state }) => states.includes(state))).map(
    (entry) => lines.get(entry) ?? lineOf(entry),
  );
}
