/** Runs one named step of a start; `note` reports progress within it. */
export type Step = <T>(name: string, work: (note: (line: string) => void) => Promise<T>) => Promise<T>;

/** For starts nobody watches, such as those of tests. */
export const silently: Step = (_name, work) => work(() => undefined);
