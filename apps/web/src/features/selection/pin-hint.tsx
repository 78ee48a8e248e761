import { Button } from '@etouch/ui/button';
import { useTranslation } from 'react-i18next';

/** Says how to point at a place while the picture waits for it, and the way out where there is one. */
export function PinHint({ onSkip, skipLabel }: { onSkip: () => void; skipLabel: string }) {
  const { t } = useTranslation();
  return (
    <p
      role="status"
      data-theme="dark"
      className="absolute inset-x-0 top-2 z-10 mx-auto flex w-fit items-center gap-3 rounded-md bg-black/80 px-3 py-1 text-12 text-white"
    >
      {t('selection.pinHelp')}
      <Button isSmall onPress={onSkip}>
        {skipLabel}
      </Button>
    </p>
  );
}
