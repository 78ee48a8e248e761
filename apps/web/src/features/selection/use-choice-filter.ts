import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ChoiceFilter } from './choices.ts';

/** The filter stands in the address, so that it survives looking at a photo and can be sent to a colleague. */
export function useChoiceFilter(): [ChoiceFilter, (filter: ChoiceFilter) => void] {
  const navigate = useNavigate();
  const search: Record<string, unknown> = useSearch({ strict: false });
  const filter = typeof search['show'] === 'string' ? search['show'] : 'all';
  return [filter, (next) => void navigate({ to: '.', search: next === 'all' ? {} : { show: next }, replace: true })];
}
