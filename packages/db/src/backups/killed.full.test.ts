import { testKilled } from '../testing/killed.ts';

testKilled(
  ['Reading what the tables hold', 'Stopping PostgreSQL', 'PostgreSQL runs again', 'Starting the copy'],
  [
    ['Reading the checksums', 'UNTOUCHED'],
    ['Copying the backup', 'UNTOUCHED'],
    ['The copy is whole', 'UNTOUCHED'],
    ['The database is replaced', 'RESTORED'],
  ],
);
