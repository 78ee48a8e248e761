import type { OrganizationType, UserRole } from '@etouch/contracts/enums';

/** The one password of the demonstration's people; the demonstration runs on loopback only. */
export const demonstrationPassword = 'demonstration';

export interface CastMember {
  name: string;
  email: string;
  role: UserRole;
  /** Interface language. */
  locale: 'fr' | 'en';
}

export interface CastOrganization {
  key: 'platform' | 'studio' | 'lerins' | 'orme' | 'solene' | 'pixel' | 'nord';
  name: string;
  type: OrganizationType;
  /** The first is the administrator. */
  people: readonly CastMember[];
}

const member = (name: string, email: string, role: UserRole, locale: 'fr' | 'en' = 'fr'): CastMember => ({
  name,
  email,
  role,
  locale,
});

/** Everyone in the demonstration: a sign-in for each role. */
export const cast: readonly CastOrganization[] = [
  {
    key: 'platform',
    name: 'etouch',
    type: 'PLATFORM',
    people: [member('Claire Meunier', 'claire@etouch.test', 'SUPER_ADMIN')],
  },
  {
    key: 'studio',
    name: 'Studio Lumen',
    type: 'STUDIO',
    people: [
      member('Camille Renard', 'camille@studio-lumen.test', 'STUDIO_ADMIN'),
      member('Hugo Marchand', 'hugo@studio-lumen.test', 'STUDIO_USER'),
    ],
  },
  {
    key: 'lerins',
    name: 'Maison Lérins',
    type: 'CLIENT',
    people: [
      member('Inès Vidal', 'ines@maison-lerins.test', 'CLIENT_ADMIN'),
      member('Théo Blanchard', 'theo@maison-lerins.test', 'CLIENT_USER'),
    ],
  },
  {
    key: 'orme',
    name: 'Orme',
    type: 'CLIENT',
    people: [member('Sofia Keller', 'sofia@orme.test', 'CLIENT_ADMIN', 'en')],
  },
  {
    key: 'solene',
    name: 'Solène',
    type: 'CLIENT',
    people: [member('Paul Garnier', 'paul@solene.test', 'CLIENT_ADMIN')],
  },
  {
    key: 'pixel',
    name: 'Atelier Pixel',
    type: 'RETOUCHER',
    people: [
      member('Léa Fontaine', 'lea@atelier-pixel.test', 'RETOUCH_ADMIN'),
      member('Marco Silva', 'marco@atelier-pixel.test', 'RETOUCH_USER'),
    ],
  },
  {
    key: 'nord',
    name: 'Nord Retouche',
    type: 'RETOUCHER',
    people: [member('Jonas Berg', 'jonas@nord-retouche.test', 'RETOUCH_ADMIN', 'en')],
  },
];

export type CastKey = CastOrganization['key'];
