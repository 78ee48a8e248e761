import { expect, test } from 'vitest';
import { uploadMetadata } from './upload-item.ts';

test('a photo names its project, a version its round and, when known, its photo', () => {
  expect(uploadMetadata('Écrin d’été 03.jpg', { purpose: 'ASSET', projectId: 'p' }, 'c0')).toEqual({
    filename: 'Écrin d’été 03.jpg',
    purpose: 'ASSET',
    projectId: 'p',
    sha256: 'c0',
  });
  expect(uploadMetadata('a.jpg', { purpose: 'VERSION', roundId: 'r' }, 'c0')).toEqual({
    filename: 'a.jpg',
    purpose: 'VERSION',
    roundId: 'r',
    sha256: 'c0',
  });
  expect(uploadMetadata('a.jpg', { purpose: 'VERSION', roundId: 'r', roundAssetId: 'x' }, 'c0')).toMatchObject({
    roundAssetId: 'x',
  });
});
