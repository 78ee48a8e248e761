import type { Flaw } from './flaws.ts';
import { candle } from './products/candle.ts';
import { coffee } from './products/coffee.ts';
import { cream } from './products/cream.ts';
import { fruit } from './products/fruit.ts';
import { handbag } from './products/handbag.ts';
import { headphones } from './products/headphones.ts';
import { lipstick } from './products/lipstick.ts';
import { perfume } from './products/perfume.ts';
import { ring } from './products/ring.ts';
import { soap } from './products/soap.ts';
import { vase } from './products/vase.ts';
import { watch } from './products/watch.ts';
import { whisky } from './products/whisky.ts';
import type { Scene } from './render/scene.ts';

/** One release of the shutter. */
export interface Exposure {
  fileName: string;
  flaw?: Flaw;
  /** Frames of one burst share the word. */
  burst?: string;
  retouched?: boolean;
}

/** One position of the camera; everything taken from it shares one rendering. */
export interface Setup {
  portrait?: boolean;
  azimuth: number;
  elevation: number;
  fieldOfView: number;
  target: readonly [number, number, number];
  exposures: readonly Exposure[];
}

/** One product in front of the camera. */
export interface Shoot {
  product: string;
  series: string;
  /** UTC. */
  startedAt: string;
  scene: () => Scene;
  setups: readonly Setup[];
}

type View = readonly [
  azimuth: number,
  elevation: number,
  fieldOfView: number,
  target: readonly [number, number, number],
];

const wide = ([azimuth, elevation, fieldOfView, target]: View, ...exposures: Exposure[]): Setup => ({
  azimuth,
  elevation,
  fieldOfView,
  target,
  exposures,
});
const tall = (view: View, ...exposures: Exposure[]): Setup => ({ ...wide(view, ...exposures), portrait: true });
const good = (fileName: string): Exposure => ({ fileName });
const dusty = (fileName: string): Exposure => ({ fileName, flaw: 'DUST', retouched: true });
const dull = (fileName: string): Exposure => ({ fileName, retouched: true });
const flawed = (fileName: string, flaw: Flaw): Exposure => ({ fileName, flaw });
const burst = (name: string, ...fileNames: string[]): Exposure[] =>
  fileNames.map((fileName) => ({ fileName, burst: name }));

const LERINS = 'Maison Lérins — Écrin d’été';
const ORME = 'Orme — Atelier';
const TABLE = 'Solène — Table & maison';

/** Every photograph of the demonstration, in the order it was taken. */
export const SHOOTS: readonly Shoot[] = [
  { product: 'Eau de parfum', series: LERINS, startedAt: '2026-05-04T08:12:40Z', scene: perfume, setups: [
    wide([-6, 10, 27, [0.35, 1.05, 0]], dusty('ML_PE27_0042.jpg'), ...burst('perfume', 'ML_PE27_0043.jpg', 'ML_PE27_0044.jpg', 'ML_PE27_0045.jpg')),
    tall([16, 16, 24, [0, 1.15, 0]], dull('Écrin d’été 03.jpg'), flawed('ML_PE27_0047.jpg', 'OVEREXPOSED')),
  ] },
  { product: 'Rouge à lèvres', series: LERINS, startedAt: '2026-05-04T09:31:05Z', scene: lipstick, setups: [
    wide([-8, 12, 24, [0.3, 0.85, 0]], dusty('ML_RL11_0101.jpg'), good('ML_RL11_0102.jpg'), flawed('ML_RL11_0103.jpg', 'COLOUR_CAST')),
    tall([14, 8, 26, [0.15, 0.85, 0.1]], dull('ML_RL11_0104.jpg'), flawed('ML_RL11_0105.jpg', 'BLURRED')),
  ] },
  { product: 'Crème & sérum', series: LERINS, startedAt: '2026-05-04T11:02:51Z', scene: cream, setups: [
    wide([0, 13, 28, [0.25, 0.95, 0]], dusty('ML_SO07_0210.jpg'), ...burst('cream', 'ML_SO07_0211.jpg', 'ML_SO07_0212.jpg', 'ML_SO07_0213.jpg')),
    tall([-22, 20, 31, [0.1, 0.95, 0]], good('Crème légère – été.jpg'), flawed('ML_SO07_0215.jpg', 'UNDEREXPOSED')),
  ] },
  { product: 'Savons', series: LERINS, startedAt: '2026-05-04T13:45:12Z', scene: soap, setups: [
    wide([4, 18, 26, [0.2, 0.7, 0]], dull('ML_SV02_0301.jpg'), good('ML_SV02_0302.jpg')),
    tall([-20, 30, 29, [0.35, 0.7, 0]], dusty('ML_SV02_0303.jpg')),
  ] },
  { product: 'Bougie parfumée', series: LERINS, startedAt: '2026-05-04T15:20:33Z', scene: candle, setups: [
    wide([-4, 12, 24, [-0.25, 0.85, 0]], good('ML_BG05_0402.jpg'), dusty('ML_BG05_0403.jpg'), flawed('ML_BG05_0404.jpg', 'UNDEREXPOSED')),
    tall([12, 24, 20, [0, 0.85, 0]], dull('Bougie n°5 (nuit).jpg')),
  ] },
  { product: 'Montre', series: ORME, startedAt: '2026-05-11T08:05:19Z', scene: watch, setups: [
    wide([-18, 15, 22, [0.1, 0.95, 0.2]], dusty('ORM_0007.jpg'), ...burst('watch', 'ORM_0008.jpg', 'ORM_0009.jpg', 'ORM_0010.jpg', 'ORM_0011.jpg')),
    tall([22, 24, 18, [0, 0.98, 0.4]], dull('ORM_0014.jpg'), flawed('ORM_0015.jpg', 'BLURRED')),
  ] },
  { product: 'Sac à main', series: ORME, startedAt: '2026-05-11T09:48:00Z', scene: handbag, setups: [
    wide([-16, 12, 29, [0, 0.98, 0]], dull('ORM_0101.jpg'), good('ORM_0102.jpg'), flawed('ORM_0103.jpg', 'OVEREXPOSED')),
    tall([24, 16, 28, [0, 0.95, 0]], dusty('ORM_0104.jpg')),
  ] },
  { product: 'Casque audio', series: ORME, startedAt: '2026-05-11T11:26:44Z', scene: headphones, setups: [
    wide([-24, 14, 28, [0, 1.02, 0]], dusty('ORM_0201.jpg'), good('ORM_0202.jpg')),
    tall([30, 10, 29, [0, 1.05, 0]], good('ORM_0203.jpg'), flawed('ORM_0204.jpg', 'UNDEREXPOSED')),
  ] },
  { product: 'Bague saphir', series: ORME, startedAt: '2026-05-11T14:10:02Z', scene: ring, setups: [
    wide([-5, 14, 22, [0.05, 1.15, 0]], dusty('ORM_0301.jpg'), ...burst('ring', 'ORM_0302.jpg', 'ORM_0303.jpg', 'ORM_0304.jpg')),
    tall([12, 10, 13, [0.3, 1.2, 0.3]], dull('ORM_0305.jpg'), flawed('ORM_0306.jpg', 'BLURRED')),
  ] },
  { product: 'Vase en grès', series: TABLE, startedAt: '2026-05-18T08:30:27Z', scene: vase, setups: [
    tall([-8, 9, 29, [0.3, 1.5, 0]], dull('Grès-0001.jpg'), good('Grès-0002.jpg'), flawed('Grès-0003.jpg', 'COLOUR_CAST')),
  ] },
  { product: 'Fruits', series: TABLE, startedAt: '2026-05-18T10:14:55Z', scene: fruit, setups: [
    wide([-2, 17, 29, [-0.1, 0.62, 0]], dusty('Table d’été 0012.jpg'), good('Table d’été 0013.jpg'), flawed('Table d’été 0014.jpg', 'UNDEREXPOSED')),
    tall([8, 30, 34, [-0.1, 0.6, 0]], good('Table d’été 0015.jpg')),
  ] },
  { product: 'Tasse à café', series: TABLE, startedAt: '2026-05-18T11:40:08Z', scene: coffee, setups: [
    wide([-10, 24, 24, [0.35, 0.42, 0.2]], dull('Café_0001.jpg'), good('Café_0002.jpg'), flawed('Café_0003.jpg', 'OVEREXPOSED')),
  ] },
  { product: 'Whisky', series: TABLE, startedAt: '2026-05-18T16:55:31Z', scene: whisky, setups: [
    wide([-6, 11, 29, [-0.05, 1.12, 0]], dusty('Spiritueux 2027-01.jpg'), good('Spiritueux 2027-02.jpg')),
  ] },
]; // prettier-ignore
