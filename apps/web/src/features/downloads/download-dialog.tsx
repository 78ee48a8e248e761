import { downloadFolders, measureDownloads } from '@etouch/contracts/routes/downloads';
import type { DownloadContent } from '@etouch/contracts/routes/downloads';
import { Button } from '@etouch/ui/button';
import { Checkbox } from '@etouch/ui/checkbox';
import { Dialog } from '@etouch/ui/dialog';
import { Form } from '@etouch/ui/form';
import { RadioGroup } from '@etouch/ui/radio-group';
import { Select } from '@etouch/ui/select';
import { showToast } from '@etouch/ui/toast';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../components/loaded.tsx';
import { api } from '../../lib/api.ts';
import { formatBytes } from '../../lib/format.ts';
import { useCan } from '../../lib/me.ts';
import { useLanguage } from '../../lib/use-language.ts';
import { PreparedDownload } from './prepared-download.tsx';
import { useDownload } from './use-download.ts';

type Folders = 'NONE' | 'PRODUCT' | 'SELECTION';

export interface DownloadDialogProps {
  projectId: string;
  /** Photos; all of the project when left out. */
  ids?: string[];
  onClose: () => void;
}

/** What there is to download of these photos, how much it is, and its archive. */
export function DownloadDialog({ projectId, ids, onClose }: DownloadDialogProps) {
  const { t } = useTranslation();
  const sizes = useQuery({
    queryKey: [measureDownloads.id, projectId, ids],
    queryFn: () => api.call(measureDownloads, { params: { projectId }, body: { ids } }),
    staleTime: 0,
  });
  const download = useDownload(() => {
    showToast({ text: t('downloads.started') });
    onClose();
  });
  const { prepare, isFetching, error } = download;
  const made = download.download;
  // Whole and ready, it is fetched at once: the choice stands until then.
  const isTold = error !== null || (made !== undefined && (made.state !== 'READY' || made.leftOutCount > 0));
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={ids ? t('downloads.title', { count: ids.length }) : t('downloads.titleProject')}
      closeLabel={t('common.close')}
    >
      {isTold ? (
        <PreparedDownload of={download} />
      ) : (
        <Loaded query={sizes}>
          {(found) => (
            <Choice
              sizes={found}
              isBusy={prepare.isPending || isFetching || made !== undefined}
              onClose={onClose}
              onChoose={(content, folders, marks) => prepare.mutate({ projectId, content, folders, marks, ids })}
            />
          )}
        </Loaded>
      )}
    </Dialog>
  );
}

interface ChoiceProps {
  sizes: { content: DownloadContent; fileCount: number; totalBytes: number }[];
  isBusy: boolean;
  onClose: () => void;
  onChoose: (content: DownloadContent, folders: Folders, marks: boolean) => void;
}

function Choice({ sizes, isBusy, onClose, onChoose }: ChoiceProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [content, setContent] = useState<DownloadContent | undefined>(sizes[0]?.content);
  const [folders, setFolders] = useState<Folders>('NONE');
  const [areMarksWanted, setMarksWanted] = useState(false);
  const can = useCan();
  const mayHaveMarks = content === 'ORIGINALS' && can('asset.edit');
  if (!content) return <p className="pb-2 text-body text-muted">{t('downloads.nothing')}</p>;
  return (
    <Form onSubmit={() => onChoose(content, folders, mayHaveMarks && areMarksWanted)}>
      <RadioGroup
        label={t('downloads.content.label')}
        value={content}
        onChange={(id) => setContent(id as DownloadContent)}
        options={sizes.map(({ content: id, fileCount, totalBytes }) => ({
          id,
          label: t(`downloads.content.${id}`),
          description: t('downloads.size', { count: fileCount, size: formatBytes(totalBytes, language) }),
        }))}
      />
      <Select
        label={t('downloads.folders.label')}
        value={folders}
        onChange={(id) => setFolders(id as Folders)}
        options={downloadFolders.options.map((id) => ({ id, label: t(`downloads.folders.${id}`) }))}
      />
      {mayHaveMarks ? (
        <Checkbox isSelected={areMarksWanted} onChange={setMarksWanted}>
          {t('downloads.marks')}
        </Checkbox>
      ) : null}
      <div className="flex flex-wrap justify-end gap-2 pb-2">
        <Button onPress={onClose}>{t('common.cancel')}</Button>
        <Button type="submit" variant="primary" isBusy={isBusy}>
          {t('downloads.submit')}
        </Button>
      </div>
    </Form>
  );
}
