import { EventEmitter, once } from 'node:events';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listenLive, notifyLive } from './live.ts';
import type { Listening } from './listen.ts';
import type { LiveHint } from './live.ts';
import type { OpenShoot } from './testing/open-shoot.ts';
import { openShoot } from './testing/open-shoot.ts';
import { withClient } from './with-client.ts';

let open: OpenShoot;
let listener: Listening;
const hints: LiveHint[] = [];
const heard = new EventEmitter();

beforeAll(async () => {
  open = await openShoot();
  listener = await listenLive(
    open.urls.appUrl,
    (hint) => {
      hints.push(hint);
      heard.emit('hint');
    },
    () => heard.emit('gap'),
  );
});
afterAll(async () => {
  await listener.close();
  await open.close();
});

async function tell(hint: LiveHint): Promise<void> {
  const told = once(heard, 'hint');
  await open.db.withActor(open.shoot.studio.people.admin.actor, (tx) => notifyLive(tx, hint));
  await told;
}

test('open pages hear of what was committed, and of nothing else', async () => {
  const projectId = open.shoot.project.id;
  const undone = open.db.withActor(open.shoot.studio.people.admin.actor, async (tx) => {
    await notifyLive(tx, { projectId, kind: 'undone' });
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  await tell({ projectId, kind: 'Asset', ids: ['1'] });
  expect(hints).toEqual([{ projectId, kind: 'Asset', ids: ['1'] }]);
});

test('more ids than a notification carries become "fetch everything"', async () => {
  await tell({ kind: 'Asset', ids: Array.from({ length: 500 }, () => v7()) });
  expect(hints.at(-1)).toEqual({ kind: 'Asset' });
});

test('a broken connection is opened again, and the pages are told to catch up', async () => {
  const gap = once(heard, 'gap');
  await withClient(open.urls.superuserUrl, (admin) =>
    admin.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                 WHERE application_name = 'etouch-live' AND datname = current_database()`),
  );
  await gap;
  await tell({ kind: 'Project' });
  expect(hints.at(-1)).toEqual({ kind: 'Project' });
});
