import { Button } from '@etouch/ui/button';
import { useTranslation } from 'react-i18next';

export interface LoadMoreProps {
  pages: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> };
}

/** The next page of a list, where there is one. */
export function LoadMore({ pages }: LoadMoreProps) {
  const { t } = useTranslation();
  if (!pages.hasNextPage) return null;
  return (
    <div className="flex justify-center py-2">
      <Button isBusy={pages.isFetchingNextPage} onPress={() => void pages.fetchNextPage()}>
        {t('common.more')}
      </Button>
    </div>
  );
}
