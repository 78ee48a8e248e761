import { z } from 'zod';
import { id, instant } from '../common.ts';
import { defineRoute } from '../route.ts';

/** What a download may hold: photos as they came in, every version, what was delivered, or a retoucher's own work. */
export const downloadContent = z.enum(['ORIGINALS', 'VERSIONS', 'FINALS', 'ASSIGNED']);
export type DownloadContent = z.infer<typeof downloadContent>;

/** Folders of the archive: none, one per product, or one for what was selected and one for the rest. */
export const downloadFolders = z.enum(['NONE', 'PRODUCT', 'SELECTION']);

export const download = z.object({
  id,
  projectId: id,
  content: downloadContent,
  /** FAILED: its files could not be read, as often as it was tried. */
  state: z.enum(['PREPARING', 'READY', 'FAILED']),
  title: z.string(),
  fileCount: z.number().int(),
  /** Of the files; while it is prepared, as far as that is known. */
  totalBytes: z.number().int(),
  /** Files that are ready to be sent. */
  knownCount: z.number().int(),
  /** Files that are missing, or whose metadata cannot be left out: the archive names them. */
  leftOutCount: z.number().int(),
  expiresAt: instant,
});
export type Download = z.infer<typeof download>;

export const prepareDownload = defineRoute({
  id: 'prepareDownload',
  method: 'post',
  path: '/api/downloads',
  summary: 'Prepare an archive of named photos, or of all of a project; nothing is read yet where checksums are known',
  permission: 'download.prepare',
  body: z.object({
    projectId: id,
    content: downloadContent,
    /** Photos; of ASSIGNED the assignments. Absent: all. */
    ids: z.array(id).min(1).max(20_000).optional(),
    folders: downloadFolders.default('NONE'),
    /** With ORIGINALS, for the studio: rating, label and flag as an XMP sidecar beside each photo that has any. */
    marks: z.boolean().default(false),
  }),
  response: download,
  status: 201,
});

export const getDownload = defineRoute({
  id: 'getDownload',
  method: 'get',
  path: '/api/downloads/{downloadId}',
  summary: 'A download of one’s own: how far it is',
  permission: 'download.prepare',
  params: z.object({ downloadId: id }),
  response: download,
});

/** How much a download would be, before it is prepared. */
export const measureDownloads = defineRoute({
  id: 'measureDownloads',
  method: 'post',
  path: '/api/projects/{projectId}/download-sizes',
  summary: 'Number and bytes of files per kind of download, of named photos or of the whole project',
  permission: 'delivery.read',
  params: z.object({ projectId: id }),
  body: z.object({ ids: z.array(id).min(1).max(20_000).optional() }),
  response: z.array(z.object({ content: downloadContent, fileCount: z.number().int(), totalBytes: z.number().int() })),
});

export const getDownloadArchive = defineRoute({
  id: 'getDownloadArchive',
  method: 'get',
  path: '/api/downloads/{downloadId}/archive',
  summary: 'The archive of a prepared download, whole or a range of it; what it holds is checked at each request',
  permission: 'download.prepare',
  params: z.object({ downloadId: id }),
  bytes: true,
});
