/** Who of the demonstration does what in the tests; see the server's demonstration/cast.ts. */
export const people = {
  platform: 'claire@etouch.test',
  studio: 'camille@studio-lumen.test',
  studioUser: 'hugo@studio-lumen.test',
  client: 'sofia@orme.test',
  otherClient: 'paul@solene.test',
  lerins: 'ines@maison-lerins.test',
  lerinsUser: 'theo@maison-lerins.test',
  agency: 'lea@atelier-pixel.test',
  retoucher: 'marco@atelier-pixel.test',
  otherAgency: 'jonas@nord-retouche.test',
} as const;
