import { ApiProblem } from '@etouch/contracts/client';

/** Counts what was rightly refused; what was wrongly allowed, or refused for another reason, ends the journey. */
export class Refusals {
  count = 0;

  /**
   * @param expected error codes, or codes with their reason: `GUARD_REFUSED QUOTE_SETTLED`
   * @throws Error naming who could do what
   */
  async expect(who: string, what: string, attempt: () => Promise<unknown>, ...expected: string[]): Promise<void> {
    const got = await answerTo(attempt);
    if (got === null) throw new Error(`${who} was wrongly allowed: ${what}`);
    const [code = ''] = got.split(' ');
    if (!expected.includes(got) && !expected.includes(code))
      throw new Error(`${who} was refused “${what}” with ${got} instead of ${expected.join(' or ')}`);
    this.count++;
  }
}

async function answerTo(attempt: () => Promise<unknown>): Promise<string | null> {
  try {
    await attempt();
    return null;
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    return [error.problem.code, error.problem.reason].filter(Boolean).join(' ');
  }
}
