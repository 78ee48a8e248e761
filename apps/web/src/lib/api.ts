import { createApiClient } from '@etouch/contracts/client';

/** The typed client of the API, on the page's own origin. */
export const api = createApiClient({ baseUrl: '' });
