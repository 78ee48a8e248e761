import type { PrismaClient } from '../../generated/prisma/client.ts';
import { createOwnerDatabase } from '../../owner-client.ts';

/** Prepares a database with factories, past row-level security but under every constraint. */
export async function asOwner<T>(urls: { ownerUrl: string }, work: (owner: PrismaClient) => Promise<T>): Promise<T> {
  const owner = createOwnerDatabase(urls);
  try {
    return await work(owner);
  } finally {
    await owner.$disconnect();
  }
}
