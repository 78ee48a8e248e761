import { countAssets, listAssets } from '@etouch/contracts/routes/assets';
import { getProject } from '@etouch/contracts/routes/projects';
import { listUploads } from '@etouch/contracts/routes/uploads';
import { Button } from '@etouch/ui/button';
import { Upload } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { invalidate } from '../../lib/query.ts';
import { UploadPanel } from './upload-panel.tsx';
import { useUploads } from './upload-store.ts';

const PUT_AWAY_MS = 4000;

/** What is on its way: a button in the top bar and a panel that opens by itself when something is added. */
export function UploadTray() {
  const { t } = useTranslation();
  const entries = useUploads();
  /** How many uploads there were when the panel was put away; one more opens it again. */
  const [putAwayAt, putAway] = useState<number | null>(null);
  const isOpen = putAwayAt === null || entries.length > putAwayAt;
  const held = entries.filter(({ state }) => state === 'held').length;
  const active =
    held + entries.filter(({ state }) => state === 'sending' || state === 'waiting' || state === 'checking').length;
  const arrived = entries.filter(({ state }) => state === 'done').length;
  useEffect(() => {
    if (arrived > 0) void invalidate(listAssets, countAssets, getProject, listUploads);
  }, [arrived]);
  // What arrived without anything to say about it needs no reading.
  const isUneventful = entries.every(({ state, outcome }) => state === 'done' && outcome === 'accepted');
  useEffect(() => {
    if (!isUneventful) return undefined;
    const timer = setTimeout(() => putAway(entries.length), PUT_AWAY_MS);
    return () => clearTimeout(timer);
  }, [isUneventful, entries.length]);
  useEffect(() => {
    if (active === 0) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [active]);
  if (entries.length === 0) return null;
  const failed = entries.filter(({ state }) => state === 'failed').length;
  const label =
    held > 0
      ? t('uploads.held')
      : active > 0
        ? t('uploads.tray', { count: active })
        : failed > 0
          ? t('uploads.failedSome', { count: failed })
          : entries.some(({ state }) => state === 'paused')
            ? t('uploads.paused')
            : t('uploads.done');
  return (
    <>
      <Button variant="quiet" icon={Upload} aria-label={label} onPress={() => putAway(isOpen ? entries.length : null)}>
        {active > 0 ? <span className="tabular">{active}</span> : null}
      </Button>
      {isOpen ? <UploadPanel entries={entries} label={label} onCollapse={() => putAway(entries.length)} /> : null}
    </>
  );
}
