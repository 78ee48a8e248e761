import type { Actor } from '../actor.ts';
import type { OpenShoot } from './open-shoot.ts';

/**
 * Finalizes a draft of the issuer `actor` belongs to, as the application does.
 * @param series its numbers' prefix
 * @returns the number; undefined when there is no such draft, or the actor may not
 */
export async function finalizeInvoice(
  { db }: Pick<OpenShoot, 'db'>,
  actor: Actor,
  invoiceId: string,
  series = 'F',
): Promise<string | undefined> {
  const rows = await db.withActor(
    actor,
    (tx) =>
      tx.$queryRaw<{ number: string }[]>`SELECT number FROM app.finalize_invoice(${invoiceId}::uuid, ${series}, 30)`,
  );
  return rows[0]?.number;
}
