// Loaded into Prisma's CLI (`--import`): when whoever started it is killed, the channel between them closes and it ends. A
// migration that went on by itself would reach a database that is being put back.
if (process.connected) {
  process.channel?.unref();
  process.once('disconnect', () => process.exit(1));
}
