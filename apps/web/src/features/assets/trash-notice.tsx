import { TRASH_DAYS } from '@etouch/contracts/routes/assets';
import { Banner } from '@etouch/ui/banner';
import { Button } from '@etouch/ui/button';
import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** What the trash is, above it, and the way to empty it. */
export function TrashNotice({ count, onEmpty }: { count: number; onEmpty: () => void }) {
  const { t } = useTranslation();
  return (
    <Banner
      kind="info"
      title={t('photos.trash.title', { count: TRASH_DAYS })}
      actions={
        count > 0 ? (
          <Button isSmall icon={Trash2} onPress={onEmpty}>
            {t('photos.trash.empty')}
          </Button>
        ) : undefined
      }
    />
  );
}
