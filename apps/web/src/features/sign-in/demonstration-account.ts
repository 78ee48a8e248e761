import type { getSignInOptions } from '@etouch/contracts/routes/sign-in';
import type { RouteOutput } from '@etouch/contracts/route';

/** A known account of the demonstration; such accounts exist nowhere else. */
export type DemonstrationAccount = NonNullable<
  RouteOutput<typeof getSignInOptions>['demonstration']
>['accounts'][number];
