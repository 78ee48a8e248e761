import { Button } from '@etouch/ui/button';
import type { ButtonVariant } from '@etouch/ui/button';
import { Dialog } from '@etouch/ui/dialog';
import { showToast } from '@etouch/ui/toast';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { PreparedDownload } from './prepared-download.tsx';
import { useDownload } from './use-download.ts';
import type { DownloadRequest } from './use-download.ts';

export interface DownloadButtonProps {
  request: DownloadRequest;
  /** A verb with its object: "Télécharger 38 originaux". */
  children: string;
  variant?: ButtonVariant;
  isSmall?: boolean;
  onFetched?: () => void;
}

/**
 * Downloads what leaves nothing to choose. Ready at once, it is fetched at once; a dialog appears only where there is
 * something to wait for or to know.
 */
export function DownloadButton({ request, children, variant, isSmall, onFetched }: DownloadButtonProps) {
  const { t } = useTranslation();
  const download = useDownload(() => {
    showToast({ text: t('downloads.started') });
    onFetched?.();
  });
  const { prepare, isFetching, error } = download;
  const made = download.download;
  const isTold = error !== null || (made !== undefined && (made.state !== 'READY' || made.leftOutCount > 0));
  return (
    <>
      <Button
        icon={Download}
        variant={variant}
        isSmall={isSmall}
        isBusy={(prepare.isPending || isFetching) && !isTold}
        onPress={() => prepare.mutate(request)}
      >
        {children}
      </Button>
      <Dialog
        isOpen={isTold}
        onOpenChange={(isOpen) => !isOpen && download.reset()}
        title={children}
        closeLabel={t('common.close')}
      >
        <PreparedDownload of={download} />
      </Dialog>
    </>
  );
}
