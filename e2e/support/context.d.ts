import 'vitest';
import type { Place } from '../../scripts/launch/testing/operator.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The running etouch that the browser tests look at, without a slash at its end. */
    baseUrl: string;
    /** What its operator has in hand; nothing where it was started by somebody else. */
    operator: Place | undefined;
  }
}
