const PHOTOS_PAGE = /^\/projects\/([0-9a-f-]{36})\/photos$/;

/**
 * What a project's photos page asks for first, where the address says no more than that: `FIRST_PHOTOS` of `listAssets`,
 * spelt out because the contract is many times as large as all that is needed here. A test compares the two.
 * @returns null for other pages, and for a filter: it may show anything
 */
export function firstListUrl({ pathname, search }: Pick<Location, 'pathname' | 'search'>): string | null {
  const [, projectId] = PHOTOS_PAGE.exec(pathname) ?? [];
  return projectId && search === '' ? `/api/projects/${projectId}/assets?limit=50&sort=name` : null;
}
