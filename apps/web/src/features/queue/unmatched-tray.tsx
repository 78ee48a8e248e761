import { listQueue } from '@etouch/contracts/routes/rounds';
import type { QueueItem } from '@etouch/contracts/routes/rounds';
import { discardUpload, listUploads, matchUpload } from '@etouch/contracts/routes/uploads';
import { Button } from '@etouch/ui/button';
import { ComboBox } from '@etouch/ui/combo-box';
import { MiddleTruncate } from '@etouch/ui/middle-truncate';
import { Panel } from '@etouch/ui/panel';
import { useMutation } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { api } from '../../lib/api.ts';
import { formatBytes } from '../../lib/format.ts';
import { invalidate } from '../../lib/query.ts';
import { useLanguage } from '../../lib/use-language.ts';
import { takesVersions } from './queue-rows.ts';
import type { UnmatchedFile } from './use-queue.ts';

/** Files that arrived and fit no photo by name or checksum: a person says which one, or gives them up. */
export function UnmatchedTray({ files, items }: { files: UnmatchedFile[]; items: QueueItem[] }) {
  const { t } = useTranslation();
  if (files.length === 0) return null;
  return (
    <Panel title={t('queue.unmatched.title', { count: files.length })}>
      <p className="pb-2 text-muted">{t('queue.unmatched.why')}</p>
      <ul className="flex flex-col divide-y divide-line/60">
        {files.map((file) => (
          <UnmatchedRow
            key={file.id}
            file={file}
            photos={items.filter((item) => item.roundId === file.roundId && takesVersions(item))}
          />
        ))}
      </ul>
    </Panel>
  );
}

function UnmatchedRow({ file, photos }: { file: UnmatchedFile; photos: QueueItem[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [search, setSearch] = useState('');
  const refresh = () => invalidate(listUploads, listQueue);
  const match = useMutation({
    mutationFn: (roundAssetId: string) =>
      api.call(matchUpload, { params: { uploadId: file.id }, body: { roundAssetId } }),
    onSettled: refresh,
  });
  const discard = useMutation({
    mutationFn: () => api.call(discardUpload, { params: { uploadId: file.id } }),
    onSettled: refresh,
  });
  const wanted = photos.filter(({ name }) => name.toLowerCase().includes(search.toLowerCase()));
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2">
      <span className="flex min-w-0 grow basis-48 flex-col">
        <MiddleTruncate text={file.fileName} className="font-medium" />
        <span className="text-12 text-muted tabular">{formatBytes(file.sizeBytes, language)}</span>
      </span>
      <div className="w-64">
        <ComboBox
          label={t('queue.unmatched.photo', { name: file.fileName })}
          isLabelHidden
          placeholder={t('queue.unmatched.choose')}
          emptyText={t('queue.unmatched.none')}
          value={null}
          onSearch={setSearch}
          onChange={(roundAssetId) => {
            if (roundAssetId) match.mutate(roundAssetId);
          }}
          options={wanted.map(({ roundAssetId, name, instruction, categories }) => ({
            id: roundAssetId,
            label: name,
            description: instruction ?? categories.map((category) => category.name).join(', '),
          }))}
        />
      </div>
      <Button isSmall variant="quiet" icon={Trash2} isBusy={discard.isPending} onPress={() => discard.mutate()}>
        {t('queue.unmatched.discard')}
      </Button>
      {match.error || discard.error ? (
        <div className="w-full">
          <ProblemBanner error={match.error ?? discard.error} />
        </div>
      ) : null}
    </li>
  );
}
