import { createApiClient } from '@etouch/contracts/client';
import { takeEarly } from './early-answers.ts';
import { fetchFromApi } from './maintenance.ts';

/** The typed client of the API, on the page's own origin. */
export const api = createApiClient({
  baseUrl: '',
  fetch: (input, init) => {
    const early = init?.method === 'GET' && typeof input === 'string' ? takeEarly(input) : undefined;
    return early ?? fetchFromApi(input, init);
  },
});
