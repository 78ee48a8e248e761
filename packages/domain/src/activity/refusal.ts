import type { ErrorCode } from '@etouch/contracts/errors';

export interface RefusalDetails {
  /** Machine-readable reason below the code, e.g. a workflow guard's name; the interface translates it. */
  reason?: string;
  /** Path of the input at fault, e.g. `body.title`. */
  field?: string;
  /** Values the interface puts into its sentence; never a secret, never something the actor may not see. */
  values?: Record<string, string | number | boolean | null>;
}

/**
 * What a use-case throws when it will not do what was asked: a word of the one error vocabulary, which the server turns
 * into an RFC 9457 problem. Everything else that is thrown is a defect and reaches nobody but the log.
 */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly reason: string | undefined;
  readonly field: string | undefined;
  readonly values: RefusalDetails['values'];

  constructor(code: ErrorCode, details: RefusalDetails = {}) {
    super(details.reason ? `${code} (${details.reason})` : code);
    this.name = 'Refusal';
    this.code = code;
    this.reason = details.reason;
    this.field = details.field;
    this.values = details.values;
  }
}

/** What is not visible to the actor does not exist. */
export function notFound(): Refusal {
  return new Refusal('NOT_FOUND');
}
