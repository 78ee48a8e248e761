import { getAsset } from '@etouch/contracts/routes/assets';
import { MiddleTruncate } from '@etouch/ui/middle-truncate';
import { useQuery } from '@tanstack/react-query';
import { Thumb } from '../../components/thumb.tsx';
import { apiQuery } from '../../lib/query.ts';

/** The photo that comments hang on, by its picture and name. */
export function PhotoTitle({ assetId }: { assetId: string }) {
  const { data } = useQuery(apiQuery(getAsset, { params: { assetId } }));
  return (
    <span className="flex h-9 items-center gap-2">
      {data ? (
        <>
          <Thumb picture={data.picture} />
          <MiddleTruncate text={data.name} />
        </>
      ) : null}
    </span>
  );
}
