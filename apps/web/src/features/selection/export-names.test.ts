import { expect, it } from 'vitest';
import { namesCsv, namesText } from './export-names.ts';

const rows = [
  { name: 'Écrin d’été 03.jpg', rating: 4, people: ['Ada', 'Zoé'] },
  { name: '=cmd|"x".jpg', rating: 0, people: [] },
];

it('writes one name per line', () => {
  expect(namesText(rows)).toBe('Écrin d’été 03.jpg\r\n=cmd|"x".jpg\r\n');
});

it('quotes every cell and disarms formulas', () => {
  expect(namesCsv(['Fichier', 'Note', 'Choisie par'], rows)).toBe(
    '\uFEFF"Fichier","Note","Choisie par"\r\n"Écrin d’été 03.jpg","4","Ada, Zoé"\r\n"\'=cmd|""x"".jpg","0",""\r\n',
  );
});
