import type { ErrorCode } from '@etouch/contracts/errors';
import { Refusal } from '@etouch/domain/activity/refusal';

const byStatus: Record<number, ErrorCode> = {
  400: 'INVALID_INPUT',
  401: 'NOT_SIGNED_IN',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  429: 'TOO_MANY_REQUESTS',
};

/** Better Auth's refusal in our one vocabulary, its own code as the reason; undefined when it did not refuse. */
export async function refusalOfAuthAnswer(response: Response): Promise<Refusal | undefined> {
  if (response.status < 400) return undefined;
  const answer = (await response.json().catch(() => null)) as { code?: unknown } | null;
  const reason = typeof answer?.code === 'string' ? answer.code : undefined;
  if (reason === 'EMAIL_NOT_VERIFIED') return new Refusal('EMAIL_NOT_VERIFIED');
  return new Refusal(byStatus[response.status] ?? 'INTERNAL', { reason });
}
