import { serve } from './global-setup.ts';

/** As global-setup.ts, on the oldest PostgreSQL that etouch supports. */
export function setup(): Promise<() => Promise<void>> {
  return serve(15);
}
