/** A statement of a migration that would hurt somebody, as squawk names it. */
export interface Finding {
  file: string;
  /** Counted from 1. */
  line: number;
  rule: string;
  /** Squawk's own words, for a rule we have none for. */
  message: string;
}

const OLD_CODE = 'servers that still run the version before fail on it';
const WRITES_WAIT = 'nobody can write to the table until it is done';

/** What a finding means here and what to write instead: [what happens, what to do]. */
const WORDS: Record<string, readonly [string, string]> = {
  'adding-required-field': [
    'rows that exist have no value for the new column',
    'give it a DEFAULT, or add it nullable, fill it, and require it in a later migration',
  ],
  'adding-not-nullable-field': [
    'the whole table is read while nobody can use it',
    'add CHECK (column IS NOT NULL) NOT VALID, validate it, then SET NOT NULL, which believes the check',
  ],
  'adding-field-with-default': ['the whole table is rewritten', 'add the column without it, then set the default'],
  'adding-foreign-key-constraint': [
    WRITES_WAIT,
    'add the key NOT VALID, and VALIDATE CONSTRAINT in a second statement',
  ],
  'constraint-missing-not-valid': [WRITES_WAIT, 'add the constraint NOT VALID, and VALIDATE it in a second statement'],
  'disallowed-unique-constraint': [
    WRITES_WAIT,
    'make a unique index CONCURRENTLY in a migration of its own, then ADD CONSTRAINT … USING INDEX',
  ],
  'adding-primary-key-constraint': [WRITES_WAIT, 'make the unique index CONCURRENTLY first and use it'],
  'require-concurrent-index-creation': [WRITES_WAIT, 'CREATE INDEX CONCURRENTLY, alone in a migration of its own'],
  'require-concurrent-index-deletion': [WRITES_WAIT, 'DROP INDEX CONCURRENTLY, alone in a migration of its own'],
  'ban-concurrent-index-creation-in-transaction': [
    'CONCURRENTLY fails beside other statements',
    'leave it alone in a migration of its own',
  ],
  'ban-drop-column': [
    `what the column holds is gone, and ${OLD_CODE}`,
    'stop using it in one version, drop it in the next',
  ],
  'ban-drop-table': [
    `what the table holds is gone, and ${OLD_CODE}`,
    'stop using it in one version, drop it in the next',
  ],
  'ban-drop-not-null': ['code that counts on a value finds none', 'make sure that every reader is ready for it'],
  'changing-column-type': [
    `the whole table is rewritten while nobody can use it, and ${OLD_CODE}`,
    'add a new column, fill it, change over, and drop the old one later',
  ],
  'renaming-column': [OLD_CODE, 'keep the name in the database (@map), or add a new column and change over'],
  'renaming-table': [OLD_CODE, 'keep the name'],
  'syntax-error': ['PostgreSQL will not understand it', 'correct the statement'],
};

/** One finding as a line for whoever wrote the migration. */
export function explainFinding({ file, line, rule, message }: Finding): string {
  const words = WORDS[rule];
  return `${file}:${line} ${rule}: ${words ? `${words[0]}; ${words[1]}` : message}`;
}
