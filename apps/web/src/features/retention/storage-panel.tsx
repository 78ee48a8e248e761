import { getStorage } from '@etouch/contracts/routes/storage';
import type { Storage } from '@etouch/contracts/routes/storage';
import { Banner } from '@etouch/ui/banner';
import { Panel } from '@etouch/ui/panel';
import { Progress } from '@etouch/ui/progress';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../components/loaded.tsx';
import { formatBytes } from '../../lib/format.ts';
import { apiQuery } from '../../lib/query.ts';
import { useLanguage } from '../../lib/use-language.ts';
import { storageState } from './storage-state.ts';

const TONE = { roomy: 'accent', filling: 'accent', full: 'red' } as const;

/** How much the studio stores, of what it may, and what it is made of. */
export function StoragePanel() {
  const { t } = useTranslation();
  const storage = useQuery(apiQuery(getStorage, {}));
  return (
    <Panel title={t('retention.storage.title')}>
      <Loaded query={storage}>{(found) => <Usage storage={found} />}</Loaded>
    </Panel>
  );
}

function Usage({ storage }: { storage: Storage }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const size = (bytes: number) => formatBytes(bytes, language);
  const { usedBytes, limitBytes } = storage;
  const { state, part } = storageState(storage);
  const parts = [
    [t('retention.storage.originals'), storage.originalBytes],
    [t('retention.storage.versions'), storage.versionBytes],
    [t('retention.storage.derivatives'), storage.derivativeBytes],
    [t('retention.storage.reserved'), storage.reservedBytes],
  ] as const;
  return (
    <div className="flex flex-col gap-4">
      {limitBytes === null ? (
        <p className="tabular">{t('retention.storage.unlimited', { used: size(usedBytes) })}</p>
      ) : (
        <Progress
          label={t('retention.storage.bar')}
          value={part}
          tone={TONE[state]}
          detail={t('retention.storage.of', { used: size(usedBytes), limit: size(limitBytes) })}
        />
      )}
      {state === 'filling' ? <Banner kind="warning" title={t('retention.storage.warning')} /> : null}
      {state === 'full' ? <Banner kind="error" title={t('retention.storage.full')} /> : null}
      <dl className="grid max-w-sm grid-cols-[1fr_auto] gap-x-6 gap-y-1 text-12">
        {parts.map(([label, bytes]) => (
          <div key={label} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd className="text-right tabular">{size(bytes)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
