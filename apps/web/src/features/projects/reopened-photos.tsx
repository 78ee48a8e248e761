import { getSelection } from '@etouch/contracts/routes/selections';
import { Checkbox } from '@etouch/ui/checkbox';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../components/loaded.tsx';
import { Thumb } from '../../components/thumb.tsx';
import { apiQuery } from '../../lib/query.ts';

export interface ReopenedPhotosProps {
  projectId: string;
  value: ReadonlySet<string>;
  onChange: (assetIds: ReadonlySet<string>) => void;
}

/** Which of the delivered photos go back to retouching. */
export function ReopenedPhotos({ projectId, value, onChange }: ReopenedPhotosProps) {
  const { t } = useTranslation();
  const selection = useQuery(apiQuery(getSelection, { params: { projectId } }));
  const toggle = (assetId: string, isSelected: boolean) => {
    const next = new Set(value);
    if (isSelected) next.add(assetId);
    else next.delete(assetId);
    onChange(next);
  };
  return (
    <fieldset>
      <legend className="mb-1 text-12 font-medium text-text">{t('projects.reopen.photos')}</legend>
      <Loaded query={selection}>
        {(data) => (
          <ul className="max-h-64 overflow-auto rounded-md border border-line">
            {(data?.items ?? []).map(({ asset }) => (
              <li key={asset.id} className="flex items-center gap-3 px-2 py-1">
                <Thumb picture={asset.picture} />
                <Checkbox isSelected={value.has(asset.id)} onChange={(isSelected) => toggle(asset.id, isSelected)}>
                  {asset.name}
                </Checkbox>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {value.size === 0 ? <p className="mt-1 text-12 text-muted">{t('projects.reopen.none')}</p> : null}
    </fieldset>
  );
}
