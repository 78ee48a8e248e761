import { testKilled } from '../testing/killed.ts';

// Where most is at stake; the other points are in killed.full.test.ts.
testKilled(
  ['Copying its files', 'Sealing'],
  [
    ['Starting the copy', 'UNTOUCHED'],
    ['Putting it in the place', 'UNTOUCHED'],
    ['The replaced one is kept', 'RESTORED'],
  ],
);
