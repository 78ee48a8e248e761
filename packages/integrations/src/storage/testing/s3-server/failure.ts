/** An answer of S3 that refuses: its code, as S3 names it, and the status that goes with it. */
export class S3Failure extends Error {
  override name = 'S3Failure';
  readonly code: string;
  readonly status: number;
  constructor(status: number, code: string, message = code) {
    super(message);
    this.status = status;
    this.code = code;
  }
}
