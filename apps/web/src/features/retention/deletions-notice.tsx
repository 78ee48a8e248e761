import { listDeletions } from '@etouch/contracts/routes/retention';
import type { Deletion } from '@etouch/contracts/routes/retention';
import { Banner } from '@etouch/ui/banner';
import { Button } from '@etouch/ui/button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatBytes, formatDay } from '../../lib/format.ts';
import { useCan } from '../../lib/me.ts';
import { apiQuery } from '../../lib/query.ts';
import { useLanguage } from '../../lib/use-language.ts';
import { KeepLongerDialog } from './keep-longer-dialog.tsx';

/** On an archived project: which of its files will be deleted and when, and which were. */
export function DeletionsNotice({ projectId }: { projectId: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const can = useCan();
  const [keeping, setKeeping] = useState<Deletion | null>(null);
  const items = useQuery(apiQuery(listDeletions, { params: { projectId } })).data?.items ?? [];
  if (items.length === 0) return null;
  const size = ({ files, bytes }: Deletion) =>
    [t('retention.files', { count: files }), ...(bytes > 0 ? [formatBytes(bytes, language)] : [])].join(' · ');
  return (
    <div className="flex flex-col gap-2 px-4 py-2 sm:px-6">
      {items.map((item) => {
        const what = t(`retention.steps.${item.step}`);
        return item.deletedAt ? (
          <Banner
            key={item.id}
            kind="info"
            title={t('retention.deleted', { what, day: formatDay(item.deletedAt, language) })}
          >
            {size(item)}
          </Banner>
        ) : (
          <Banner
            key={item.id}
            kind="warning"
            title={t('retention.announced', { what, day: formatDay(item.deletableAt, language) })}
            actions={
              can('retention.edit') ? (
                <Button isSmall onPress={() => setKeeping(item)}>
                  {t('retention.keep.action')}
                </Button>
              ) : undefined
            }
          >
            {item.files > 0 ? size(item) : null}
            {item.keptReason ? ` · ${t('retention.keptBecause', { reason: item.keptReason })}` : null}
          </Banner>
        );
      })}
      {keeping ? <KeepLongerDialog deletion={keeping} onClose={() => setKeeping(null)} /> : null}
    </div>
  );
}
