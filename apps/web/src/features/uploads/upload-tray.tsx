import { countAssets, listAssets } from '@etouch/contracts/routes/assets';
import { getProject } from '@etouch/contracts/routes/projects';
import { listUploads } from '@etouch/contracts/routes/uploads';
import { Button } from '@etouch/ui/button';
import { Upload } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../lib/me.ts';
import { invalidate } from '../../lib/query.ts';
import { setUploadOwner, uploadOwner } from './journal.ts';
import { useLeftOut } from './left-out-store.ts';
import { summarize } from './summary.ts';
import type { UploadSummary } from './summary.ts';
import { UploadAnnouncer } from './upload-announcer.tsx';
import { UploadPanel } from './upload-panel.tsx';
import { useStopped, useUploads } from './upload-store.ts';
import { useLeaveWarning } from './use-leave-warning.ts';
import { useTimeLeftWords } from './use-time-left.ts';
import { useUploadPace } from './use-upload-pace.ts';

const PUT_AWAY_MS = 4000;

/** What is on its way: a button in the top bar and a panel that opens by itself when something is added. */
export function UploadTray() {
  const { t } = useTranslation();
  const owner = uploadOwner(useMe());
  const entries = useUploads();
  const leftOut = useLeftOut();
  const stopped = useStopped();
  const left = useTimeLeftWords();
  const summary = useMemo(() => summarize(entries), [entries]);
  const pace = useUploadPace(summary);
  const { total, active, arrived, failed } = summary;
  /** How many uploads there were when the panel was put away; one more opens it again, and so does what stops them. */
  const [putAwayAt, putAway] = useState<number | null>(null);
  const size = total + leftOut.length + (stopped ? 1 : 0);
  const isOpen = putAwayAt === null || size > putAwayAt;
  useEffect(() => {
    setUploadOwner(owner);
  }, [owner]);
  // While files arrive the server's own hints bring them up; at the end nothing may be missing, even without them.
  const isOver = arrived > 0 && active === 0;
  useEffect(() => {
    if (isOver) void invalidate(listAssets, countAssets, getProject, listUploads);
  }, [isOver]);
  // What arrived without anything to say about it needs no reading.
  const isUneventful = arrived === total && leftOut.length === 0;
  useEffect(() => {
    if (!isUneventful) return undefined;
    const timer = setTimeout(() => putAway(size), PUT_AWAY_MS);
    return () => clearTimeout(timer);
  }, [isUneventful, size]);
  useLeaveWarning(active > 0);
  const label = useTrayLabel(summary, stopped !== null);
  if (total === 0 && leftOut.length === 0) return null;
  const percent = summary.bytes === 0 ? 0 : Math.floor((100 * summary.sentBytes) / summary.bytes);
  return (
    <>
      <Button
        variant="quiet"
        icon={Upload}
        aria-label={label}
        aria-expanded={isOpen}
        onPress={() => putAway(isOpen ? size : null)}
      >
        {active > 0 ? <span className="tabular">{t('uploads.percent', { percent })}</span> : null}
        {active === 0 && failed > 0 ? <span className="tabular text-red">{failed}</span> : null}
      </Button>
      <UploadAnnouncer text={[label, left(active > 0 ? pace.seconds : null)].filter(Boolean).join(', ')} />
      {isOpen ? (
        <UploadPanel entries={entries} summary={summary} pace={pace} label={label} onCollapse={() => putAway(size)} />
      ) : null}
    </>
  );
}

/** One line on where it all stands. */
function useTrayLabel(summary: UploadSummary, isStopped: boolean) {
  const { total, arrived, duplicates, active, sending, held, retrying, paused, failed } = summary;
  const { t } = useTranslation();
  if (held > 0) return t('uploads.held');
  if (retrying > 0 && sending === 0) return t('uploads.interrupted');
  if (active > 0) return t('uploads.progress', { count: total, arrived: arrived + duplicates });
  if (isStopped) return t('uploads.stoppedTitle');
  if (paused > 0) return t('uploads.paused');
  if (failed > 0) return t('uploads.failedSome', { count: failed });
  return t('uploads.done');
}
