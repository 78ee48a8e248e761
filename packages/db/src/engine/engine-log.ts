/** One line as Prisma's CLI expects it of its engine on standard error. */
export function engineLogLine(level: 'INFO' | 'ERROR', fields: Record<string, unknown>): string {
  return `${JSON.stringify({ timestamp: new Date().toISOString(), level, fields, target: 'schema_engine::logger' })}\n`;
}
