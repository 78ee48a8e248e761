// Loaded into every process that runs a test file (vitest's setupFiles). Vitest ends them with SIGTERM, by which Node ends
// without a word: what a test wants done at the exit of its process, folders removed above all, is done nevertheless.
process.once('SIGTERM', () => process.exit());
