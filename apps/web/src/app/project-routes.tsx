import { getAsset } from '@etouch/contracts/routes/assets';
import { getProject } from '@etouch/contracts/routes/projects';
import { getAssetTiles } from '@etouch/contracts/routes/tiles';
import type { AnyRoute } from '@tanstack/react-router';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readFirstPhotos } from '../features/assets/first-photos.ts';
import { apiQuery, queryClient } from '../lib/query.ts';

/** The pages of one project. The light table fills the window; all others stand below the project's header. */
export function projectRoutes(getParentRoute: () => AnyRoute) {
  const project = createRoute({ getParentRoute, path: '/projects/$projectId' });
  const framed = createRoute({
    getParentRoute: () => project,
    id: 'framed',
    loader: ({ params }) =>
      known(queryClient.ensureQueryData(apiQuery(getProject, { params: { projectId: params.projectId } }))),
    component: lazyRouteComponent(() => import('../features/projects/project-layout.tsx'), 'ProjectLayout'),
  });
  const page = (path: string, component: ReturnType<typeof lazyRouteComponent>) =>
    createRoute({ getParentRoute: () => framed, path, component });
  return project.addChildren([
    framed.addChildren([
      page(
        '/',
        lazyRouteComponent(() => import('../features/projects/project-home.tsx'), 'ProjectHome'),
      ),
      createRoute({
        getParentRoute: () => framed,
        path: '/photos',
        loader: ({ params, location, preload }) => known(readFirstPhotos(params.projectId, location, !preload)),
        component: lazyRouteComponent(() => import('../features/assets/photos-page.tsx'), 'PhotosPage'),
      }),
      page(
        '/confirmation',
        lazyRouteComponent(() => import('../features/confirmation/confirmation-page.tsx'), 'ConfirmationPage'),
      ),
      page(
        '/selection',
        lazyRouteComponent(() => import('../features/selection/selection-page.tsx'), 'SelectionPage'),
      ),
      page(
        '/validation',
        lazyRouteComponent(() => import('../features/validation/validation-page.tsx'), 'ValidationPage'),
      ),
      page(
        '/delivery',
        lazyRouteComponent(() => import('../features/delivery/delivery-page.tsx'), 'DeliveryPage'),
      ),
      page(
        '/rounds',
        lazyRouteComponent(() => import('../features/rounds/rounds-page.tsx'), 'RoundsPage'),
      ),
      page(
        '/comments',
        lazyRouteComponent(() => import('../features/comments/comments-page.tsx'), 'CommentsPage'),
      ),
      page(
        '/activity',
        lazyRouteComponent(() => import('../features/activity/activity-page.tsx'), 'ActivityPage'),
      ),
    ]),
    createRoute({
      getParentRoute: () => project,
      path: '/photos/$assetId',
      loader: ({ params, location }) => askAhead(params, location.search),
      component: lazyRouteComponent(() => import('../features/light-table/light-table-page.tsx'), 'LightTablePage'),
    }),
    createRoute({
      getParentRoute: () => project,
      path: '/selection/$assetId',
      component: lazyRouteComponent(() => import('../features/selection/large-photo-page.tsx'), 'LargePhotoPage'),
    }),
    createRoute({
      getParentRoute: () => project,
      path: '/validation/$roundAssetId',
      component: lazyRouteComponent(() => import('../features/validation/decide-page.tsx'), 'DecidePage'),
    }),
    createRoute({
      getParentRoute: () => project,
      path: '/check',
      component: lazyRouteComponent(
        () => import('../features/quality-check/quality-check-page.tsx'),
        'QualityCheckPage',
      ),
    }),
  ]);
}

/** A page waits for what it shows first, so that it appears whole; what is refused the page itself says. */
async function known(data: Promise<unknown>): Promise<void> {
  await data.catch(() => undefined);
}

/** What the light table shows first is asked for together, while its code still comes; what is refused says so there. */
function askAhead({ projectId, assetId }: { projectId: string; assetId: string }, search: object): void {
  void queryClient.prefetchQuery(apiQuery(getProject, { params: { projectId } }));
  void queryClient.prefetchQuery(apiQuery(getAsset, { params: { assetId } }));
  if ('zoom' in search) void queryClient.prefetchQuery(apiQuery(getAssetTiles, { params: { assetId } }));
}
