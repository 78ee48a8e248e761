import { Loaded } from '../../components/loaded.tsx';
import { PageHeader } from '@etouch/ui/page-header';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../lib/use-title.ts';
import { Queue } from './queue.tsx';
import { useQueue } from './use-queue.ts';

/** The retoucher's day: what is asked, by when, the originals, and the versions on their way back. */
export function QueuePage() {
  const { t } = useTranslation();
  const query = useQueue();
  useTitle(t('queue.title'));
  if (query.data) return <Queue items={query.data.items} />;
  return (
    <>
      <PageHeader title={t('queue.title')} />
      <Loaded query={query} lines={8}>
        {() => null}
      </Loaded>
    </>
  );
}
