import { getProjectPricing } from '@etouch/contracts/routes/pricing';
import { useQuery } from '@tanstack/react-query';
import { useActive } from '../../lib/me.ts';
import { apiQuery } from '../../lib/query.ts';

/** Prices and the quote of a project, read only by who may accept them: to others the server refuses them. */
export function useQuote(projectId: string) {
  const { organizationType, role, mayCommitMoney } = useActive();
  const mayAccept = organizationType === 'CLIENT' && (role === 'CLIENT_ADMIN' || mayCommitMoney);
  const pricing = useQuery({ ...apiQuery(getProjectPricing, { params: { projectId } }), enabled: mayAccept });
  const last = pricing.data?.quote ?? null;
  /** A quote that was replaced binds nobody. */
  const quote = last && last.state !== 'SUPERSEDED' ? { ...last, state: last.state } : null;
  return { mayAccept, pricing, quote };
}
