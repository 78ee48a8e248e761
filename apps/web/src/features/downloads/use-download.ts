import { routeUrl } from '@etouch/contracts/client';
import { getDownload, getDownloadArchive, prepareDownload } from '@etouch/contracts/routes/downloads';
import type { Download } from '@etouch/contracts/routes/downloads';
import type { RouteInput } from '@etouch/contracts/route';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api } from '../../lib/api.ts';
import { apiQuery } from '../../lib/query.ts';

/** What is asked for: of which project, which kind, of which photos. */
export type DownloadRequest = RouteInput<typeof prepareDownload>['body'];

/** Milliseconds between two looks at how far it is. */
const LOOK_MS = 1_000;

/**
 * Lets the browser fetch an archive; it shows the progress, and goes on after a break, by itself. The first byte is asked
 * for before: what cannot be had is said on the page, and not by a file that fails. A link and not the page's address:
 * going somewhere would ask whether to leave uploads that are on their way.
 */
async function fetchArchive({ id }: Pick<Download, 'id'>): Promise<void> {
  const params = { downloadId: id };
  await (await api.fetchBytes(getDownloadArchive, { params }, { range: 'bytes=0-0' })).arrayBuffer();
  const link = document.createElement('a');
  link.href = routeUrl(getDownloadArchive, { params });
  link.download = '';
  link.click();
}

/**
 * Prepares a download and follows it until it is ready; one that is whole is then fetched at once.
 * @param onFetched called when the browser was told to fetch it
 */
export function useDownload(onFetched: () => void) {
  const prepare = useMutation({ mutationFn: (body: DownloadRequest) => api.call(prepareDownload, { body }) });
  const id = prepare.data?.id ?? '';
  const followed = useQuery({
    ...apiQuery(getDownload, { params: { downloadId: id } }),
    enabled: prepare.data?.state === 'PREPARING',
    refetchInterval: (query) => ((query.state.data?.state ?? 'PREPARING') === 'PREPARING' ? LOOK_MS : false),
  });
  const download = followed.data ?? prepare.data;
  const { mutate: fetchIt, ...fetching } = useMutation({
    mutationFn: fetchArchive,
    onSuccess: () => {
      // The browser has it now: the next press begins anew.
      prepare.reset();
      onFetched();
    },
  });
  const isWhole = download?.state === 'READY' && download.leftOutCount === 0;
  const fetched = useRef('');
  useEffect(() => {
    // Once, however often the page is drawn.
    if (!isWhole || fetched.current === id) return;
    fetched.current = id;
    fetchIt({ id });
  }, [isWhole, id, fetchIt]);
  return {
    prepare,
    download,
    isFetching: fetching.isPending,
    fetch: () => fetchIt({ id }),
    /** Prepares the same anew, where it failed or was too old. */
    again: () => {
      fetching.reset();
      if (prepare.variables) prepare.mutate(prepare.variables);
    },
    reset: () => {
      fetching.reset();
      prepare.reset();
    },
    error: prepare.error ?? followed.error ?? fetching.error,
  };
}
