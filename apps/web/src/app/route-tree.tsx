import { ApiProblem } from '@etouch/contracts/client';
import { getSignInOptions } from '@etouch/contracts/routes/sign-in';
import { createRootRoute, createRoute, lazyRouteComponent, notFound, Outlet, redirect } from '@tanstack/react-router';
import { meQuery } from '../lib/me.ts';
import { apiQuery, queryClient } from '../lib/query.ts';
import { homeOf } from './home.ts';
import { projectRoutes } from './project-routes.tsx';

const root = createRootRoute({ component: Outlet });

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

/** Pages without a session. Tokens of links stand in the query. */
const outside = createRoute({
  getParentRoute: () => root,
  id: 'outside',
  component: lazyRouteComponent(() => import('./outside-layout.tsx'), 'OutsideLayout'),
  validateSearch: (search: Record<string, unknown>): { token?: string; next?: string; error?: string } => ({
    token: text(search['token']),
    next: text(search['next']),
    error: text(search['error']),
  }),
});
const outsidePages = [
  createRoute({
    getParentRoute: () => outside,
    path: '/sign-in',
    component: lazyRouteComponent(() => import('../features/sign-in/sign-in-page.tsx'), 'SignInPage'),
  }),
  createRoute({
    getParentRoute: () => outside,
    path: '/forgot-password',
    component: lazyRouteComponent(() => import('../features/sign-in/forgot-password-page.tsx'), 'ForgotPasswordPage'),
  }),
  createRoute({
    getParentRoute: () => outside,
    path: '/reset-password',
    component: lazyRouteComponent(() => import('../features/sign-in/reset-password-page.tsx'), 'ResetPasswordPage'),
  }),
  createRoute({
    getParentRoute: () => outside,
    path: '/invitations/$invitationId',
    component: lazyRouteComponent(() => import('../features/sign-in/invitation-page.tsx'), 'InvitationPage'),
  }),
  createRoute({
    getParentRoute: () => outside,
    path: '/first-administrator',
    component: lazyRouteComponent(
      () => import('../features/sign-in/first-administrator-page.tsx'),
      'FirstAdministratorPage',
    ),
  }),
  createRoute({
    getParentRoute: () => outside,
    path: '/mailbox',
    component: lazyRouteComponent(() => import('../features/mailbox/mailbox-page.tsx'), 'MailboxPage'),
  }),
  createRoute({
    getParentRoute: () => outside,
    path: '/mailbox/$messageId',
    component: lazyRouteComponent(() => import('../features/mailbox/mailbox-page.tsx'), 'MailboxPage'),
  }),
];

/** Pages of somebody signed in; who is not goes to the sign-in and comes back to the same address. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: lazyRouteComponent(() => import('./signed-in-layout.tsx'), 'SignedInLayout'),
  beforeLoad: async ({ location }) => {
    try {
      await queryClient.ensureQueryData(meQuery);
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.code !== 'NOT_SIGNED_IN') throw error;
      // A link of a mail or of a provider that failed comes back to the start page with its error.
      const failed = text((location.search as Record<string, unknown>)['error']);
      const next = location.pathname === '/' ? undefined : location.href;
      throw redirect({ to: '/sign-in', search: { next, error: failed } });
    }
  },
});
const insidePages = [
  createRoute({
    getParentRoute: () => inside,
    path: '/',
    beforeLoad: async () => {
      const { active } = await queryClient.ensureQueryData(meQuery);
      throw redirect({ href: homeOf(active) });
    },
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/projects',
    component: lazyRouteComponent(() => import('../features/projects/projects-page.tsx'), 'ProjectsPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/queue',
    component: lazyRouteComponent(() => import('../features/queue/queue-page.tsx'), 'QueuePage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/guidelines',
    component: lazyRouteComponent(() => import('../features/guidelines/guidelines-page.tsx'), 'GuidelinesPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/members',
    component: lazyRouteComponent(() => import('../features/members/members-page.tsx'), 'MembersPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/organizations',
    component: lazyRouteComponent(
      () => import('../features/organizations/organizations-page.tsx'),
      'OrganizationsPage',
    ),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/partners',
    component: lazyRouteComponent(() => import('../features/partners/partners-page.tsx'), 'PartnersPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/retention',
    component: lazyRouteComponent(() => import('../features/retention/retention-page.tsx'), 'RetentionPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/profile',
    component: lazyRouteComponent(() => import('../features/profile/profile-page.tsx'), 'ProfilePage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/notifications',
    component: lazyRouteComponent(
      () => import('../features/notifications/notifications-page.tsx'),
      'NotificationsPage',
    ),
  }),
  projectRoutes(() => inside),
];

/** The design system, for who builds or tries it out. */
const components = createRoute({
  getParentRoute: () => root,
  path: '/components',
  component: lazyRouteComponent(() => import('../features/components/components-page.tsx'), 'ComponentsPage'),
  beforeLoad: async () => {
    const { demonstration } = await queryClient.ensureQueryData(apiQuery(getSignInOptions, {}));
    if (!demonstration && !import.meta.env.DEV) throw notFound();
  },
});

export const routeTree = root.addChildren([
  components,
  outside.addChildren(outsidePages),
  inside.addChildren(insidePages),
]);
