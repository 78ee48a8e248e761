/**
 * A database could not be prepared for a reason the person who started etouch can act on.
 * The message is one line that names the setting, file or program at fault; callers print it without a stack.
 */
export class DatabaseSetupError extends Error {
  override readonly name = 'DatabaseSetupError';
}
