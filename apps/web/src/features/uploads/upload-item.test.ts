import { expect, test } from 'vitest';
import { uploadMetadata } from './upload-item.ts';

test('a photo names its project, a version its round and, when known, its photo', () => {
  expect(uploadMetadata('Écrin d’été 03.jpg', { purpose: 'ASSET', projectId: 'p' })).toEqual({
    filename: 'Écrin d’été 03.jpg',
    purpose: 'ASSET',
    projectId: 'p',
  });
  expect(uploadMetadata('a.jpg', { purpose: 'VERSION', roundId: 'r' })).toEqual({
    filename: 'a.jpg',
    purpose: 'VERSION',
    roundId: 'r',
  });
  expect(uploadMetadata('a.jpg', { purpose: 'VERSION', roundId: 'r', roundAssetId: 'x' })).toMatchObject({
    roundAssetId: 'x',
  });
});
