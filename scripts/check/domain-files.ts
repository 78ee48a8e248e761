/** The nouns of the domain, one folder each; `testing` holds factories for tests. */
const FOLDERS = [
  'activity',
  'assets',
  'guidelines',
  'invoicing',
  'notifications',
  'organizations',
  'payments',
  'pricing',
  'projects',
  'retouching',
  'review',
  'sync',
  'testing',
];

/** What every use-case is given, and how each refuses, stands in the bottom folder. */
const BOTTOM = ['activity/deps.ts', 'activity/cursor.ts', 'activity/refusal.ts'];

const FIXED = ['queries', 'access', 'rules', 'events', 'subscribers', 'ports'];
const VERB_NOUN = /^[a-z]+(-[a-z0-9]+)+$/;
const TEST = /^[a-z0-9-]+([.]db)?[.]test[.]ts$/;

/**
 * What is wrong with the place of a file of the domain; undefined when nothing is.
 * A reader who knows this list knows where everything stands, so it is closed.
 * @param file relative to packages/domain/src
 */
export function misplaced(file: string): string | undefined {
  const [folder, name, ...deeper] = file.split('/');
  if (name === undefined) return undefined;
  if (!FOLDERS.includes(folder!)) return `${file}: the domain has no folder "${folder}"`;
  if (deeper.length > 0) return `${file}: a domain folder has no folders`;
  if (folder === 'testing' || TEST.test(name) || BOTTOM.includes(file)) return undefined;
  const stem = name.replace(/[.]ts$/, '');
  if (name.endsWith('.ts') && (FIXED.includes(stem) || VERB_NOUN.test(stem))) return undefined;
  return `${file}: name it <verb>-<noun>.ts, <noun>-workflow.ts or ${FIXED.map((word) => `${word}.ts`).join(', ')}`;
}
