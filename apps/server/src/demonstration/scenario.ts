import type { ProjectWorkflowState } from '@etouch/contracts/enums';
import type { CastKey } from './cast.ts';

/** One project of the demonstration: what was shot, how far it has come, and what happened on the way. */
export interface Scene {
  title: string;
  client: Extract<CastKey, 'lerins' | 'orme' | 'solene'>;
  /** Products of the rendered shoots (packages/media, demonstration). */
  products: readonly string[];
  target: ProjectWorkflowState;
  /** Days from now; negative is late. */
  dueInDays: number;
  selectionLimit: number | null;
  overagePriceCents: number | null;
  /** What is asked for on the first photo. */
  instruction?: string;
  /** In retouch: how many of the assigned photos were handed in, and how many of these sent back. */
  handedIn?: number;
  sentBack?: number;
  /** In validation: how many the client has decided already. */
  approved?: number;
  /** Rejected once, with a comment pinned to the picture; a second round is open. */
  secondRound?: boolean;
}

export const scenes: readonly Scene[] = [
  {
    title: 'Montres — automne',
    client: 'orme',
    products: ['Montre'],
    target: 'STUDIO_REVIEW',
    dueInDays: 12,
    selectionLimit: 4,
    overagePriceCents: 4500,
  },
  {
    title: 'Écrin d’été — parfum & rouge',
    client: 'lerins',
    products: ['Eau de parfum', 'Rouge à lèvres'],
    target: 'CLIENT_REVIEW',
    dueInDays: 6,
    selectionLimit: 4,
    overagePriceCents: 3500,
  },
  {
    title: 'Sacs — lookbook',
    client: 'orme',
    products: ['Sac à main'],
    instruction: 'Garder le grain du cuir et la couture apparente.',
    target: 'SELECTION_CONFIRMATION',
    dueInDays: 4,
    selectionLimit: 6,
    overagePriceCents: 4500,
  },
  {
    title: 'Soin — crème, sérum, savons',
    client: 'lerins',
    products: ['Crème & sérum', 'Savons'],
    instruction: 'Nettoyer l’étiquette ; le blanc du flacon reste neutre.',
    target: 'IN_RETOUCH',
    dueInDays: 3,
    selectionLimit: null,
    overagePriceCents: null,
    handedIn: 2,
    sentBack: 1,
  },
  {
    title: 'Joaillerie — saphir',
    client: 'orme',
    products: ['Bague saphir'],
    instruction: 'Retirer les poussières sur la pierre ; garder les reflets de l’or.',
    target: 'IN_RETOUCH',
    dueInDays: -1,
    selectionLimit: null,
    overagePriceCents: null,
    secondRound: true,
  },
  {
    title: 'Table d’été',
    client: 'solene',
    products: ['Fruits', 'Tasse à café', 'Vase en grès', 'Whisky'],
    target: 'CLIENT_VALIDATION',
    dueInDays: 1,
    selectionLimit: null,
    overagePriceCents: null,
    approved: 1,
  },
  {
    title: 'Casque — lancement',
    client: 'orme',
    products: ['Casque audio'],
    target: 'DONE',
    dueInDays: -6,
    selectionLimit: null,
    overagePriceCents: null,
  },
  {
    title: 'Bougies — hiver',
    client: 'lerins',
    products: ['Bougie parfumée'],
    target: 'ARCHIVED',
    dueInDays: -40,
    selectionLimit: null,
    overagePriceCents: null,
  },
];

/** What the studio sells, in minor units: its own price, and what it pays a retoucher. */
export const categories = [
  { code: 'BASE', name: 'Retouche de base', unitPriceCents: 1800, costCents: 900 },
  { code: 'BEAUTE', name: 'Beauté et matière', unitPriceCents: 3900, costCents: 2100 },
  { code: 'DETOURAGE', name: 'Détourage sur fond blanc', unitPriceCents: 1200, costCents: 500 },
  { code: 'COMPOSITION', name: 'Composition', unitPriceCents: 6500, costCents: 3400 },
] as const;

export const guidelines = [
  {
    name: 'Nature morte — fond studio',
    body: [
      'Poussières, traces de doigts et reflets parasites retirés ; les ombres portées restent.',
      'Blanc du fond entre 242 et 250, sans dominante. Couleur du produit fidèle à l’échantillon.',
      'JPEG sRGB, qualité 12, même taille et même cadrage que l’original.',
    ].join('\n\n'),
  },
  {
    name: 'E-commerce — fond blanc',
    body: [
      'Produit détouré, centré, marge de 8 % ; fond 255/255/255.',
      'Ombre de contact douce sous le produit. Aucune autre ombre.',
      'Carré de 2 000 px, JPEG sRGB.',
    ].join('\n\n'),
  },
] as const;
