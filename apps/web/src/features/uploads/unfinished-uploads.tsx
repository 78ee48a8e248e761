import { Banner } from '@etouch/ui/banner';
import { Button } from '@etouch/ui/button';
import { ConfirmDialog } from '@etouch/ui/confirm-dialog';
import { FileButtons } from '@etouch/ui/drop-zone';
import { showToast } from '@etouch/ui/toast';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { formatBytes } from '../../lib/format.ts';
import { useLanguage } from '../../lib/use-language.ts';
import { useUnfinished } from './use-unfinished.ts';
import type { UnfinishedScope } from './use-unfinished.ts';

/** So many are named; the rest is counted. */
const NAMED = 6;

/** Files that a reload or another browser left unsent: one press goes on where the browser knows them, else they are chosen again. */
export function UnfinishedUploads({ scope }: { scope: UnfinishedScope }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { missing, elsewhere, canFind, resume, chooseAgain, discard } = useUnfinished(scope);
  const [isAsking, ask] = useState(false);
  const resuming = useMutation({ mutationFn: resume });
  const choosing = useMutation({
    mutationFn: chooseAgain,
    onSuccess: (count) => count > 0 && showToast({ text: t('uploads.unfinished.others', { count }) }),
  });
  const discarding = useMutation({ mutationFn: discard, onSettled: () => ask(false) });
  const count = missing.length + elsewhere.length;
  if (count === 0) return null;
  const names = [...missing.map(({ name }) => name), ...elsewhere.map(({ fileName }) => fileName)];
  const bytes = [
    ...missing.map(({ size }) => size),
    ...elsewhere.map((upload) => upload.sizeBytes - upload.offsetBytes),
  ].reduce((sum, size) => sum + size, 0);
  const way = canFind ? 'known' : 'unknown';
  return (
    <div className="flex flex-col gap-2 px-4 pt-3 sm:px-6">
      <Banner
        kind="warning"
        title={t('uploads.unfinished.title')}
        actions={
          <>
            {canFind ? (
              <Button isSmall isBusy={resuming.isPending} onPress={() => resuming.mutate()}>
                {t('uploads.unfinished.resume', { count: missing.length })}
              </Button>
            ) : (
              <FileButtons
                isSmall
                words={{
                  chooseFiles: t('uploads.unfinished.files'),
                  chooseFolder: t('uploads.unfinished.folder'),
                }}
                onFiles={(files) => choosing.mutate(files)}
              />
            )}
            <Button isSmall variant="quiet" onPress={() => ask(true)}>
              {t('uploads.unfinished.discard')}
            </Button>
          </>
        }
      >
        <p>{t(`uploads.unfinished.${way}`, { count, bytes: formatBytes(bytes, language) })}</p>
        <p className="truncate text-12 text-muted">
          {names.slice(0, NAMED).join(', ')}
          {names.length > NAMED ? t('uploads.unfinished.more', { count: names.length - NAMED }) : null}
        </p>
      </Banner>
      <ProblemBanner error={resuming.error ?? choosing.error ?? discarding.error} />
      <ConfirmDialog
        isOpen={isAsking}
        isDanger
        isBusy={discarding.isPending}
        onOpenChange={ask}
        title={t('uploads.cancelling.title', { count })}
        confirmLabel={t('uploads.cancelling.confirm', { count })}
        cancelLabel={t('uploads.cancelling.keep')}
        closeLabel={t('common.close')}
        onConfirm={() => discarding.mutate()}
      >
        {t('uploads.cancelling.text')}
      </ConfirmDialog>
    </div>
  );
}
