import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchVersionFile, nameStems, type MatchCandidate } from './rules.ts';

const candidate = (roundAssetId: string, originalName: string, neutralName: string, sha256 = 'x'): MatchCandidate => ({
  roundAssetId,
  originalName,
  neutralName,
  sha256,
});
const round = [
  candidate('perfume', 'ML_PE27_0042.jpg', 'BKX4-0001.jpg', 'aa'),
  candidate('case', 'Écrin d’été 03.jpg', 'BKX4-0002.jpg', 'bb'),
  candidate('raw', 'DSC_0001.NEF.jpg', 'BKX4-0010.jpg', 'cc'),
];
const match = (fileName: string, sha256 = 'none') => matchVersionFile({ fileName, sha256 }, round);

describe('a version file is matched', () => {
  it.each([
    ['BKX4-0001.jpg', 'perfume'],
    ['bkx4-0001.TIF', 'perfume'],
    ['BKX4-0001_retouched.jpg', 'perfume'],
    ['BKX4-0001_v2.psd', 'perfume'],
    ['BKX4-0001-final.jpg', 'perfume'],
    ['BKX4-0001_retouched_v2-final3 (1).jpg', 'perfume'],
    ['ML_PE27_0042_retouche.png', 'perfume'],
    ['Écrin d’été 03 copie.jpg'.normalize('NFD'), 'case'],
    ['BKX4-0010.jpg', 'raw'],
  ])('%s by its name', (fileName, roundAssetId) => {
    expect(match(fileName)).toEqual({ by: 'NAME', roundAssetId });
  });

  it('by the checksum of an original when the name says nothing', () => {
    expect(match('export.jpg', 'bb')).toEqual({ by: 'CHECKSUM', roundAssetId: 'case' });
  });

  it.each(['export.jpg', 'BKX4-00011.jpg', 'BKX4.jpg', '.jpg', 'v2.jpg', 'BKX4-0001x.jpg'])(
    'not at all: %s',
    (name) => {
      expect(match(name)).toEqual({ by: null });
    },
  );

  it('by nobody but a person when two photos have that name', () => {
    const twins = [candidate('one', 'a.jpg', 'N-1.jpg', 'aa'), candidate('two', 'A.JPG', 'N-2.jpg', 'bb')];
    expect(matchVersionFile({ fileName: 'a_final.jpg', sha256: 'none' }, twins)).toEqual({ by: null });
    expect(matchVersionFile({ fileName: 'a.jpg', sha256: 'bb' }, twins)).toEqual({
      by: 'CHECKSUM',
      roundAssetId: 'two',
    });
    expect(matchVersionFile({ fileName: 'n-2.jpg', sha256: 'none' }, twins)).toEqual({
      by: 'NAME',
      roundAssetId: 'two',
    });
  });
});

it('takes suffixes off any name without ever reaching an empty one', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.array(fc.constantFrom('_v2', '-final', ' copie', ' (2)', '_retouched')),
      (name, ends) => {
        for (const stem of nameStems(`${name}${ends.join('')}.jpg`).slice(1)) expect(stem).not.toBe('');
      },
    ),
  );
});
