import { createApiClient } from '@etouch/contracts/client';
import { fetchFromApi } from './maintenance.ts';

/** The typed client of the API, on the page's own origin. */
export const api = createApiClient({ baseUrl: '', fetch: fetchFromApi });
