import { routeUrl } from '@etouch/contracts/client';
import { getDownload, getDownloadArchive, prepareDownload } from '@etouch/contracts/routes/downloads';
import type { Download } from '@etouch/contracts/routes/downloads';
import type { RouteInput } from '@etouch/contracts/route';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api } from '../../lib/api.ts';
import { apiQuery } from '../../lib/query.ts';

/** Milliseconds between two looks at how far it is. */
const LOOK_MS = 1_000;

/** Where the browser fetches an archive from; it shows the progress, and goes on after a break, by itself. */
export function archiveAddress({ id }: Pick<Download, 'id'>): string {
  return routeUrl(getDownloadArchive, { params: { downloadId: id } });
}

/**
 * Prepares a download and follows it until it is ready; one that is whole is then fetched at once.
 * @param onFetched called when the browser was told to fetch it
 */
export function useDownload(onFetched: () => void) {
  const prepare = useMutation({
    mutationFn: (body: RouteInput<typeof prepareDownload>['body']) => api.call(prepareDownload, { body }),
  });
  const id = prepare.data?.id ?? '';
  const followed = useQuery({
    ...apiQuery(getDownload, { params: { downloadId: id } }),
    enabled: prepare.data?.state === 'PREPARING',
    refetchInterval: (query) => (query.state.data?.state === 'READY' ? false : LOOK_MS),
  });
  const download = followed.data ?? prepare.data;
  const isWhole = download?.state === 'READY' && download.leftOutCount === 0;
  const fetched = useRef('');
  useEffect(() => {
    // Once, however often the page is drawn.
    if (!isWhole || fetched.current === id) return;
    fetched.current = id;
    window.location.assign(archiveAddress({ id }));
    onFetched();
  }, [isWhole, id, onFetched]);
  return { prepare, download, error: prepare.error ?? followed.error };
}
