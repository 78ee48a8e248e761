/** Every address of the web app that is linked to; nothing else writes one. */
export const paths = {
  home: '/',
  signIn: '/sign-in',
  forgotPassword: '/forgot-password',
  projects: '/projects',
  queue: '/queue',
  guidelines: '/guidelines',
  members: '/members',
  organizations: '/organizations',
  partners: '/partners',
  retention: '/retention',
  profile: '/profile',
  notifications: '/notifications',
  mailbox: '/mailbox',
  mailboxMessage: (id: string) => `/mailbox/${id}`,
  project: (id: string) => `/projects/${id}`,
  photos: (id: string) => `/projects/${id}/photos`,
  photo: (id: string, assetId: string) => `/projects/${id}/photos/${assetId}`,
  confirmation: (id: string) => `/projects/${id}/confirmation`,
  rounds: (id: string) => `/projects/${id}/rounds`,
  check: (id: string) => `/projects/${id}/check`,
  comments: (id: string) => `/projects/${id}/comments`,
  activity: (id: string) => `/projects/${id}/activity`,
  selection: (id: string) => `/projects/${id}/selection`,
  selectionPhoto: (id: string, assetId: string) => `/projects/${id}/selection/${assetId}`,
  validation: (id: string) => `/projects/${id}/validation`,
  decide: (id: string, roundAssetId: string) => `/projects/${id}/validation/${roundAssetId}`,
  delivery: (id: string) => `/projects/${id}/delivery`,
} as const;

/** Adds a query to an address; empty and absent values are left out. */
export function withQuery(path: string, query: Record<string, string | undefined>): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value) search.set(key, value);
  return search.size > 0 ? `${path}?${search.toString()}` : path;
}
