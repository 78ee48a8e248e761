import type { RefusalCode, RefusalDetail } from '../result.ts';

/** A reader found what makes the file unreadable and can name it; becomes a refusal at the end of processing. */
export class Refused extends Error {
  override name = 'Refused';
  readonly code: RefusalCode;
  readonly detail: RefusalDetail;

  constructor(code: RefusalCode, detail: RefusalDetail = {}) {
    super(detail.reason ?? code);
    this.code = code;
    this.detail = detail;
  }
}
