import { IconButton } from '@etouch/ui/icon-button';
import { showToast } from '@etouch/ui/toast';
import { Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** Shown of 64 digits: enough to compare by eye; the whole is copied and in the title. */
const SHOWN = 12;

/** A SHA-256, shortened, with a button that copies the whole. */
export function Checksum({ value, label }: { value: string; label: string }) {
  const { t } = useTranslation();
  return (
    <span className="inline-flex items-center gap-0.5">
      <code className="text-12 tabular" title={value}>
        {value.slice(0, SHOWN)}…
      </code>
      <IconButton
        isSmall
        icon={Copy}
        label={label}
        onPress={() =>
          void navigator.clipboard.writeText(value).then(
            () => showToast({ text: t('delivery.copied'), isDone: true }),
            // Without the permission to copy, the whole checksum is at least readable.
            () => showToast({ text: value }),
          )
        }
      />
    </span>
  );
}
