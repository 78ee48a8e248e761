import 'vitest';
import type { Place } from '../../scripts/launch/testing/operator.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The running etouches that the browser tests look at, one for each file that runs at once. */
    instances: {
      /** Without a slash at its end. */
      baseUrl: string;
      /** What its operator has in hand; nothing where it was started by somebody else. */
      operator: Place | undefined;
    }[];
  }
}
