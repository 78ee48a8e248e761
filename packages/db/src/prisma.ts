/**
 * Row types, where-builders and the `sql` tag of the generated code. The client itself stays inside this package: rows
 * are reached through `withActor` only.
 */
export { Prisma } from './generated/prisma/client.ts';
