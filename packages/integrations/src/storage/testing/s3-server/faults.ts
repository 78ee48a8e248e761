/** One request as faults choose it. */
export interface FaultTarget {
  method: string;
  /** The object's key, or '' for the bucket. */
  key: string;
  query: URLSearchParams;
}

/** What goes wrong with a request: it is refused, late, or its connection ends at a bad moment. */
export type Fault =
  | { kind: 'refuse'; status: number; code: string }
  | { kind: 'late'; ms: number }
  /** The connection ends when so many bytes of the request's body have come; nothing is done. */
  | { kind: 'cut request'; afterBytes: number }
  /** The connection ends after so many bytes of the answer's body. */
  | { kind: 'cut answer'; afterBytes: number }
  /** All is done, and the answer lost: the client sends the same once more. */
  | { kind: 'lose answer' };

export interface Faults {
  /** The next `times` requests that `matches` suffer `fault`. */
  add(fault: Fault, matches?: (target: FaultTarget) => boolean, times?: number): void;
  clear(): void;
  take(target: FaultTarget): Fault | undefined;
  /** Faults that have happened. */
  readonly happened: number;
}

export function createFaults(): Faults {
  let waiting: { fault: Fault; matches: (target: FaultTarget) => boolean; left: number }[] = [];
  let happened = 0;
  return {
    add: (fault, matches = () => true, times = 1) => void waiting.push({ fault, matches, left: times }),
    clear: () => void (waiting = []),
    take(target) {
      const found = waiting.find((one) => one.left > 0 && one.matches(target));
      if (!found) return undefined;
      found.left -= 1;
      happened += 1;
      return found.fault;
    },
    get happened() {
      return happened;
    },
  };
}
