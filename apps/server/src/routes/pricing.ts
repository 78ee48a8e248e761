import {
  acceptQuote,
  createRetouchCategory,
  getProjectPricing,
  listRetouchCategories,
  offerQuote,
  setPrice,
} from '@etouch/contracts/routes/pricing';
import { acceptQuote as accept } from '@etouch/domain/pricing/accept-quote';
import * as categories from '@etouch/domain/pricing/manage-categories';
import { offerQuote as offer } from '@etouch/domain/pricing/offer-quote';
import { readPricing } from '@etouch/domain/pricing/read-pricing';
import { mountRoute } from '../mount-route.ts';
import type { Server } from '../server.ts';

export function mountPricing(server: Server): void {
  mountRoute(server, listRetouchCategories, ({ deps, actor }) => categories.listRetouchCategories(deps, actor));
  mountRoute(server, createRetouchCategory, ({ deps, actor, input }) =>
    categories.createRetouchCategory(deps, actor, input.body),
  );
  mountRoute(server, setPrice, ({ deps, actor, input }) =>
    categories.setPrice(deps, actor, input.params.categoryId, input.body),
  );
  mountRoute(server, getProjectPricing, ({ deps, actor, input }) => readPricing(deps, actor, input.params.projectId));
  mountRoute(server, offerQuote, ({ deps, actor, input }) => offer(deps, actor, input.params.projectId));
  mountRoute(server, acceptQuote, ({ deps, actor, input }) => accept(deps, actor, input.params.quoteId, input.body));
}
