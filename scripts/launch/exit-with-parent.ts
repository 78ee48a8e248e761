// Loaded into every process the launcher starts (`--import`): when the launcher is killed, the channel between them closes and
// the process stops in its usual way. Otherwise a killed start would leave a server holding the port.

/** Milliseconds an orderly stop may take before the process ends anyway. */
const PATIENCE = 20_000;

if (process.connected) {
  process.channel?.unref();
  // Whoever read our output may be gone as well; that must not end us before everything is put away.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), PATIENCE).unref();
    process.kill(process.pid, 'SIGTERM');
  });
}
