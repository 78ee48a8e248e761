import { downloadFolders, measureDownloads } from '@etouch/contracts/routes/downloads';
import type { Download, DownloadContent } from '@etouch/contracts/routes/downloads';
import { Banner } from '@etouch/ui/banner';
import { Button } from '@etouch/ui/button';
import { ButtonLink } from '@etouch/ui/button-link';
import { Checkbox } from '@etouch/ui/checkbox';
import { Dialog } from '@etouch/ui/dialog';
import { Form } from '@etouch/ui/form';
import { Progress } from '@etouch/ui/progress';
import { RadioGroup } from '@etouch/ui/radio-group';
import { Select } from '@etouch/ui/select';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../components/loaded.tsx';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { api } from '../../lib/api.ts';
import { formatBytes } from '../../lib/format.ts';
import { useCan } from '../../lib/me.ts';
import { useLanguage } from '../../lib/use-language.ts';
import { archiveAddress, useDownload } from './use-download.ts';

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
  const { prepare, download, error } = useDownload(onClose);
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={ids ? t('downloads.title', { count: ids.length }) : t('downloads.titleProject')}
      closeLabel={t('common.close')}
    >
      <ProblemBanner error={error} />
      {download ? (
        <Prepared download={download} />
      ) : (
        <Loaded query={sizes}>
          {(found) => (
            <Choice
              sizes={found}
              isBusy={prepare.isPending}
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

/** A download on its way, or one that lacks something: what it lacks is said before it is fetched. */
function Prepared({ download }: { download: Download }) {
  const { t } = useTranslation();
  const { fileCount, knownCount, leftOutCount } = download;
  if (download.state === 'PREPARING')
    return (
      <div className="flex flex-col gap-2 pb-2">
        <Progress
          label={t('downloads.preparing')}
          value={knownCount / fileCount}
          detail={t('downloads.progress', { done: knownCount, of: fileCount })}
        />
        <p className="text-12 text-muted">{t('downloads.leave')}</p>
      </div>
    );
  return (
    <div className="flex flex-col gap-3 pb-2">
      {leftOutCount > 0 ? (
        <Banner kind="warning" title={t('downloads.leftOut', { count: leftOutCount })}>
          {t('downloads.leftOutAdvice')}
        </Banner>
      ) : null}
      <ButtonLink variant="primary" href={archiveAddress(download)} download>
        {t('downloads.fetch')}
      </ButtonLink>
    </div>
  );
}
