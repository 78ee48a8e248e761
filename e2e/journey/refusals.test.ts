import { ApiProblem } from '@etouch/contracts/client';
import { expect, it } from 'vitest';
import { Arrivals } from './arrivals.ts';
import { readMail } from './mail-text.ts';
import { Refusals } from './refusals.ts';

const refused = (reason?: string) => () =>
  Promise.reject(new ApiProblem({ type: 'about:blank', title: 'No', status: 404, code: 'NOT_FOUND', reason }));

it('counts what was refused as it must be', async () => {
  const refusals = new Refusals();
  await refusals.expect('Oscar', 'look', refused(), 'NOT_FOUND');
  await refusals.expect('Oscar', 'look', refused('GONE'), 'FORBIDDEN', 'NOT_FOUND GONE');
  expect(refusals.count).toBe(2);
});

it('fails loudly at what was allowed, refused for another reason, or broken', async () => {
  const refusals = new Refusals();
  const broken = () => Promise.reject(new TypeError('fetch failed'));
  await expect(refusals.expect('Oscar', 'look', async () => ({}), 'NOT_FOUND')).rejects.toThrow(
    'wrongly allowed: look',
  );
  await expect(refusals.expect('Oscar', 'look', refused(), 'FORBIDDEN ROLE')).rejects.toThrow('instead of FORBIDDEN');
  await expect(refusals.expect('Oscar', 'look', broken, 'NOT_FOUND')).rejects.toThrow('fetch failed');
  expect(refusals.count).toBe(0);
});

it('waits for what an arrival changes, and not for ever', async () => {
  const arrivals = new Arrivals<number>();
  const three = arrivals.until('three', () => (arrivals.items.length >= 3 ? 'three' : undefined));
  for (const n of [1, 2, 3]) arrivals.add(n);
  expect(await three).toBe('three');
  await expect(arrivals.until('four', () => undefined, 0.01)).rejects.toThrow('four: not within 0.01 s');
});

it('reads a mail as its reader does', () => {
  const raw = [
    'Subject: =?UTF-8?Q?S=C3=A9lection?=\r\n =?UTF-8?B?IHJlbWlzZQ==?=',
    'Content-Type: multipart/alternative; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    'Vos photos : =C3=A9t=\r\n=C3=A9',
    '--b--',
  ].join('\r\n');
  expect(readMail(raw)).toEqual({ subject: 'Sélection remise', text: 'Vos photos : été' });
});
