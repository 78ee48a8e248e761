import { expect, it } from 'vitest';
import { softenColour } from './soften-colour.ts';

const [WIDTH, HEIGHT] = [40, 30];

it('averages as much colour at the border as anywhere: half a block of an encoder weighs no more there', () => {
  const data = new Uint8Array(WIDTH * HEIGHT * 3).fill(100);
  for (let y = HEIGHT - 4; y < HEIGHT; y++) for (let x = 0; x < 4; x++) data[(y * WIDTH + x) * 3] = 200;
  const soft = softenColour({ data, width: WIDTH, height: HEIGHT }, 5);
  const redness = (x: number, y: number) => {
    const at = (y * WIDTH + x) * 3;
    return soft[at]! - (0.299 * soft[at]! + 0.587 * soft[at + 1]! + 0.114 * soft[at + 2]!);
  };
  // 16 of 121 pixels, each redder than its light by 70.1 levels.
  expect(redness(0, HEIGHT - 1)).toBeCloseTo((70.1 * 16) / 121, 3);
  expect(redness(20, 10)).toBeCloseTo(0, 3);
});
