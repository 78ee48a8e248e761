import type { Database } from '@etouch/db/client';
import { isConnectionLost } from '@etouch/db/connection-lost';
import type { Listening } from '@etouch/db/listen';
import { listenLive, type LiveHint } from '@etouch/db/live';
import { log } from './log.ts';
import type { UserActor } from './middleware/actor.ts';

/** Event streams of one person at once; the oldest ends when another is opened. */
const MAX_PER_USER = 8;

export interface LiveSubscriber {
  actor: UserActor;
  hint: (hint: LiveHint) => void;
  /** Hints may have been missed: fetch everything again. */
  gap: () => void;
  /** Ends the stream; the browser opens it again and is asked anew who it is. */
  end: () => void;
}

export interface LiveHub {
  /** @returns stops listening */
  subscribe(subscriber: LiveSubscriber): () => void;
  start(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Passes committed changes on to open pages. Each hint is checked for each subscriber: it goes to those who see the
 * project now, and says only which rows to fetch.
 */
export function createLiveHub(directUrl: string, db: Database): LiveHub {
  const subscribers = new Set<LiveSubscriber>();
  let listener: Listening | undefined;

  /** Hints are passed on in the order of their commits: each waits for the one before. */
  let passed = Promise.resolve();

  async function pass(hint: LiveHint): Promise<void> {
    const asked = new Map<string, Promise<boolean>>();
    const tell = async (subscriber: LiveSubscriber) => {
      const { userId, organizationId } = subscriber.actor;
      if (hint.organizationIds && !hint.organizationIds.includes(organizationId)) return;
      const key = `${userId} ${organizationId}`;
      if (!asked.has(key)) asked.set(key, mayHear(db, subscriber, hint));
      if ((await asked.get(key)) && subscribers.has(subscriber)) subscriber.hint(withoutAddressees(hint));
    };
    await Promise.all([...subscribers].map(tell));
  }

  return {
    subscribe(subscriber) {
      const same = [...subscribers].filter(({ actor }) => actor.userId === subscriber.actor.userId);
      for (const oldest of same.slice(0, Math.max(0, same.length + 1 - MAX_PER_USER))) oldest.end();
      subscribers.add(subscriber);
      return () => subscribers.delete(subscriber);
    },
    async start() {
      const onHint = (hint: LiveHint) => {
        passed = passed
          .then(() => pass(hint))
          .catch((error: unknown) => {
            // Once the connection is back everybody fetches everything again.
            if (!isConnectionLost(error)) log.error('live hint failed', error);
          });
      };
      listener = await listenLive(directUrl, onHint, () => subscribers.forEach((subscriber) => subscriber.gap()));
    },
    async close() {
      subscribers.forEach((subscriber) => subscriber.end());
      await listener?.close();
      await passed;
    },
  };
}

/** Who lost the membership hears nothing more; whoever does not see the project does not hear of it. */
async function mayHear(db: Database, { actor, end }: LiveSubscriber, { projectId }: LiveHint): Promise<boolean> {
  try {
    return await db.withActor(actor, async (tx) => {
      if (!projectId) return true;
      return (await tx.project.findUnique({ where: { id: projectId }, select: { id: true } })) !== null;
    });
  } catch (error) {
    if (error instanceof Error && error.name === 'ActorRefused') {
      end();
      return false;
    }
    throw error;
  }
}

/** Which organizations a hint is for is not the business of any of them. */
function withoutAddressees({ organizationIds: _addressees, ...hint }: LiveHint): LiveHint {
  return hint;
}
