import { IconButton } from '@etouch/ui/icon-button';
import { showToast } from '@etouch/ui/toast';
import { Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** Shown of 64 digits: enough to compare by eye; the whole is copied and in the title. */
const SHOWN = 12;

/** A SHA-256, shortened, with a button that copies the whole. */
export function Checksum({ value, label }: { value: string; label: string }) {
  const { t } = useTranslation();
  const copy = async () => {
    try {
      // Refused without the permission; where the page is not served over https a browser has nothing to copy with.
      await navigator.clipboard.writeText(value);
      showToast({ text: t('delivery.copied'), isDone: true });
    } catch {
      // The whole checksum is at least readable.
      showToast({ text: value });
    }
  };
  return (
    <span className="inline-flex items-center gap-0.5">
      <code className="text-12 tabular" title={value}>
        {value.slice(0, SHOWN)}…
      </code>
      <IconButton isSmall icon={Copy} label={label} onPress={() => void copy()} />
    </span>
  );
}
