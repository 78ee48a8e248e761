import { Banner } from '@etouch/ui/banner';
import { Button } from '@etouch/ui/button';
import { useTranslation } from 'react-i18next';
import { useProblemWords } from '../lib/use-problem.ts';

/** An error at the thing that failed: what happened, what is kept, what to do. Nothing while there is none. */
export function ProblemBanner({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  if (!error) return null;
  const { title, advice } = words(error);
  return (
    <Banner
      kind="error"
      title={title}
      actions={
        onRetry ? (
          <Button isSmall onPress={onRetry}>
            {t('common.retry')}
          </Button>
        ) : undefined
      }
    >
      {advice}
    </Banner>
  );
}
