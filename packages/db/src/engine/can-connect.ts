import { withClient } from '../with-client.ts';

/** Prisma's own code for why a database cannot be opened, and a sentence without its password. */
export interface ConnectionProblem {
  code: string;
  message: string;
}

/** Opens the database once. Undefined when that works. */
export async function findConnectionProblem(url: string): Promise<ConnectionProblem | undefined> {
  try {
    await withClient(url, (client) => client.query('SELECT 1'));
    return undefined;
  } catch (error) {
    return explain(error as Error & { code?: string }, new URL(url));
  }
}

function explain(error: Error & { code?: string }, url: URL): ConnectionProblem {
  const server = `${url.hostname}:${url.port || '5432'}`;
  const database = decodeURIComponent(url.pathname.slice(1));
  switch (error.code) {
    case '28P01':
    case '28000':
      return {
        code: 'P1000',
        message: `Authentication failed at ${server} for the user ${decodeURIComponent(url.username)}`,
      };
    case '3D000':
      return { code: 'P1003', message: `Database ${database} does not exist at ${server}` };
    case '42501':
      return { code: 'P1010', message: `User ${decodeURIComponent(url.username)} was denied access to ${database}` };
    default:
      return { code: 'P1001', message: `Can't reach database server at ${server}${reason(error)}` };
  }
}

function reason(error: Error & { code?: string }): string {
  const text = error.message || error.code;
  return text ? ` (${text})` : '';
}
