/** How the server is run: settings by name, as in postgresql.conf. */
export type ServerSettings = Readonly<Record<string, string>>;

/**
 * Loopback only and without a Unix socket (its path would have to be short, and the data directory's may be long).
 * Containers may have 64 MB of /dev/shm, so shared memory lives in files. JIT is off: the binaries come without LLVM.
 */
const ALWAYS: ServerSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  dynamic_shared_memory_type: 'mmap',
  max_connections: '200',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] %q%u@%d ',
};

/** For databases that live as long as a test run: nothing survives a power cut, everything else is the same. */
export const THROWAWAY: ServerSettings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** Command-line arguments of `postgres`. */
export function serverArguments(cluster: string, port: number, settings: ServerSettings): string[] {
  const all = { ...ALWAYS, port: String(port), ...settings };
  return ['-D', cluster, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}
