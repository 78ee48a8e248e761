import type { Softbox } from '../render/scene.ts';

/** The usual set: a large key from one side and above, a weaker fill from the other, a strip from behind. */
export function studioLights(key: 'left' | 'right', mood: 'bright' | 'dark' = 'bright'): Softbox[] {
  const side = key === 'left' ? -1 : 1;
  const dark = mood === 'dark';
  return [
    { at: [side * 3.6, 4, 2.4], width: 1.3, height: 1.6, colour: [1, 0.97, 0.93], power: 0.62 },
    { at: [-side * 4.4, 2.6, 1.8], width: 1.1, height: 1.9, colour: [0.92, 0.96, 1], power: dark ? 0.1 : 0.2 },
    { at: [-side * 2.2, 3.4, -3.2], width: 0.7, height: 1.3, colour: [1, 1, 1], power: dark ? 0.3 : 0.18 },
  ];
}
