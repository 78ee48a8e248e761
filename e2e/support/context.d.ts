import 'vitest';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The running etouch that the browser tests look at, without a slash at its end. */
    baseUrl: string;
  }
}
