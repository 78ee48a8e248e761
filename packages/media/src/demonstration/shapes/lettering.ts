/** Strokes of capitals on a grid four wide and six high, from the bottom left; each stroke is a chain of points. */
const GLYPHS: Record<string, readonly string[]> = {
  A: ['00 26 40', '12 32'],
  B: ['00 06 26 35 34 23 03', '23 32 31 20 00'],
  D: ['00 06 26 44 42 20 00'],
  E: ['46 06 00 40', '03 33'],
  É: ['46 06 00 40', '03 33', '27 38'],
  H: ['00 06', '40 46', '03 43'],
  I: ['10 16'],
  L: ['06 00 40'],
  M: ['00 06 22 46 40'],
  N: ['00 06 40 46'],
  O: ['10 01 05 16 36 45 41 30 10'],
  R: ['00 06 36 45 44 33 03', '23 40'],
  S: ['45 36 16 05 04 13 33 42 41 30 10 01'],
  T: ['06 46', '26 20'],
  U: ['06 01 10 30 41 46'],
  V: ['06 20 46'],
  '°': ['15 24 35 26 15'],
  '5': ['46 06 03 33 42 41 30 00'],
  '7': ['06 46 10'],
  '1': ['05 16 10'],
};

type Segment = readonly [number, number, number, number];

/** Ink of a line of capitals centred on 0, 0: 1 on a stroke, 0 off it. Height and stroke in scene units. */
export function lettering(text: string, height: number, stroke: number): (u: number, v: number) => number {
  const unit = height / 6;
  const segments: Segment[] = [];
  let pen = 0;
  for (const letter of text) {
    const strokes = GLYPHS[letter];
    for (const chain of strokes ?? []) {
      const points = chain.split(' ').map((point) => [Number(point[0]) + pen, Number(point[1])] as const);
      for (let i = 1; i < points.length; i++) segments.push([...points[i - 1]!, ...points[i]!]);
    }
    pen += letter === 'I' || letter === '1' ? 3.4 : strokes ? 5.6 : 3;
  }
  const half = ((pen - 1.6) * unit) / 2;
  return (u, v) => {
    if (Math.abs(v) > height * 0.8 || Math.abs(u) > half + stroke) return 0;
    const [x, y] = [(u + half) / unit, v / unit + 3];
    let best = 1e9;
    for (const [ax, ay, bx, by] of segments) {
      const [dx, dy] = [bx - ax, by - ay];
      const h = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
      best = Math.min(best, (x - ax - dx * h) ** 2 + (y - ay - dy * h) ** 2);
    }
    const edge = (Math.sqrt(best) * unit - stroke) / (stroke * 0.6);
    return edge <= 0 ? 1 : edge >= 1 ? 0 : 1 - edge;
  };
}
