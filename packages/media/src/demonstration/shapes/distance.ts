/** Signed distance in scene units (one unit is about ten centimetres): negative inside. */
export type Distance = (x: number, y: number, z: number) => number;

export function sphere(r: number): Distance {
  return (x, y, z) => Math.sqrt(x * x + y * y + z * z) - r;
}

/** Squeezed sphere; exact enough for marching as long as the radii are within a factor of three. */
export function ellipsoid(a: number, b: number, c: number): Distance {
  const least = Math.min(a, b, c);
  return (x, y, z) => {
    const k = Math.sqrt((x * x) / (a * a) + (y * y) / (b * b) + (z * z) / (c * c));
    return (k - 1) * least * (k < 1 ? 1 : Math.min(1.2, 0.9 + 0.1 * k));
  };
}

/** Half extents and the radius of the rounded edges. */
export function box(a: number, b: number, c: number, round = 0): Distance {
  const ia = a - round;
  const ib = b - round;
  const ic = c - round;
  return (x, y, z) => {
    const qx = Math.abs(x) - ia;
    const qy = Math.abs(y) - ib;
    const qz = Math.abs(z) - ic;
    const ox = qx > 0 ? qx : 0;
    const oy = qy > 0 ? qy : 0;
    const oz = qz > 0 ? qz : 0;
    return Math.sqrt(ox * ox + oy * oy + oz * oz) + Math.min(Math.max(qx, qy, qz), 0) - round;
  };
}

/** Upright cylinder: radius, half height, rounding of the edges. */
export function cylinder(r: number, h: number, round = 0): Distance {
  return (x, y, z) => {
    const dr = Math.sqrt(x * x + z * z) - r + round;
    const dy = Math.abs(y) - h + round;
    const or = dr > 0 ? dr : 0;
    const oy = dy > 0 ? dy : 0;
    return Math.sqrt(or * or + oy * oy) + Math.min(Math.max(dr, dy), 0) - round;
  };
}

/** Ring lying flat: radius of the ring and of its section. */
export function torus(r: number, section: number): Distance {
  return (x, y, z) => {
    const q = Math.sqrt(x * x + z * z) - r;
    return Math.sqrt(q * q + y * y) - section;
  };
}

/** A hoop around the x axis: radius of its middle, half width along x, half thickness, rounding. */
export function hoop(r: number, width: number, thickness: number, round: number): Distance {
  return (x, y, z) => {
    const dr = Math.abs(Math.sqrt(y * y + z * z) - r) - thickness + round;
    const dx = Math.abs(x) - width + round;
    const or = dr > 0 ? dr : 0;
    const ox = dx > 0 ? dx : 0;
    return Math.sqrt(or * or + ox * ox) + Math.min(Math.max(dr, dx), 0) - round;
  };
}

/** The part of an upright ring (facing z) above a height: radius of the ring and of its section. */
export function arch(r: number, section: number, above: number): Distance {
  return (x, y, z) => {
    const q = Math.sqrt(x * x + y * y) - r;
    return Math.max(Math.sqrt(q * q + z * z) - section, above - y);
  };
}

export function capsule(
  [ax, ay, az]: readonly [number, number, number],
  [bx, by, bz]: readonly [number, number, number],
  r: number,
): Distance {
  const dx = bx - ax;
  const dy = by - ay;
  const dz = bz - az;
  const length = dx * dx + dy * dy + dz * dz;
  return (x, y, z) => {
    const px = x - ax;
    const py = y - ay;
    const pz = z - az;
    let h = (px * dx + py * dy + pz * dz) / length;
    h = h < 0 ? 0 : h > 1 ? 1 : h;
    const ex = px - dx * h;
    const ey = py - dy * h;
    const ez = pz - dz * h;
    return Math.sqrt(ex * ex + ey * ey + ez * ez) - r;
  };
}

/** Turned on a lathe: radius by height, given by points [y, r] joined by a smooth curve. Slope shortens the steps. */
export function lathe(points: readonly (readonly [number, number])[], slope = 0.75): Distance {
  const low = points[0]![0];
  const high = points.at(-1)![0];
  const radii = sampleCurve(points, 512);
  const scale = 511 / (high - low);
  return (x, y, z) => {
    let at = (y - low) * scale;
    at = at < 0 ? 0 : at > 510.999 ? 510.999 : at;
    const i = at | 0;
    const r = radii[i]! + (radii[i + 1]! - radii[i]!) * (at - i);
    const side = (Math.sqrt(x * x + z * z) - r) * slope;
    const end = y < low ? low - y : y - high;
    if (side > 0 && end > 0) return Math.sqrt(side * side + end * end);
    return side > end ? side : end;
  };
}

/** Catmull-Rom through the points, evenly sampled in y. */
function sampleCurve(points: readonly (readonly [number, number])[], count: number): Float64Array {
  const out = new Float64Array(count);
  const low = points[0]![0];
  const high = points.at(-1)![0];
  let k = 0;
  for (let i = 0; i < count; i++) {
    const y = low + ((high - low) * i) / (count - 1);
    while (k < points.length - 2 && y > points[k + 1]![0]) k++;
    const p0 = points[Math.max(0, k - 1)]!;
    const p1 = points[k]!;
    const p2 = points[k + 1]!;
    const p3 = points[Math.min(points.length - 1, k + 2)]!;
    const t = (y - p1[0]) / (p2[0] - p1[0]);
    const m1 = ((p2[1] - p0[1]) / (p2[0] - p0[0] || 1)) * (p2[0] - p1[0]);
    const m2 = ((p3[1] - p1[1]) / (p3[0] - p1[0] || 1)) * (p2[0] - p1[0]);
    const t2 = t * t;
    const t3 = t * t * t;
    out[i] = Math.max(
      0,
      (2 * t3 - 3 * t2 + 1) * p1[1] + (t3 - 2 * t2 + t) * m1 + (3 * t2 - 2 * t3) * p2[1] + (t3 - t2) * m2,
    );
  }
  return out;
}

/** Many balls [x, y, z, radius] as one shape: berries, buds, beads. */
export function beads(all: readonly (readonly [number, number, number, number])[]): Distance {
  const flat = Float64Array.from(all.flat());
  return (x, y, z) => {
    let best = 1e9;
    for (let i = 0; i < flat.length; i += 4) {
      const dx = x - flat[i]!;
      const dy = y - flat[i + 1]!;
      const dz = z - flat[i + 2]!;
      const d = Math.sqrt(dx * dx + dy * dy + dz * dz) - flat[i + 3]!;
      if (d < best) best = d;
    }
    return best;
  };
}

export function union(...all: Distance[]): Distance {
  return (x, y, z) => {
    let best = Infinity;
    for (const one of all) best = Math.min(best, one(x, y, z));
    return best;
  };
}

/** Union with a soft joint of the given width. */
export function blend(a: Distance, b: Distance, width: number): Distance {
  return (x, y, z) => {
    const da = a(x, y, z);
    const db = b(x, y, z);
    const h = Math.max(width - Math.abs(da - db), 0) / width;
    return Math.min(da, db) - h * h * width * 0.25;
  };
}

export function cut(a: Distance, b: Distance): Distance {
  return (x, y, z) => Math.max(a(x, y, z), -b(x, y, z));
}

export function common(a: Distance, b: Distance): Distance {
  return (x, y, z) => Math.max(a(x, y, z), b(x, y, z));
}

export interface Pose {
  at?: readonly [number, number, number];
  /** Radians around the upright axis, then around the x axis, then around the z axis. */
  turn?: number;
  pitch?: number;
  roll?: number;
}

/** Puts a shape somewhere: first rolled, then pitched, then turned, then moved. */
export function place(shape: Distance, pose: Pose): Distance {
  const [ax, ay, az] = pose.at ?? [0, 0, 0];
  if (!pose.turn && !pose.pitch && !pose.roll) return (x, y, z) => shape(x - ax, y - ay, z - az);
  const [a, b, c, d, e, f, g, h, i] = rotation(pose);
  return (x, y, z) => {
    const px = x - ax;
    const py = y - ay;
    const pz = z - az;
    return shape(a * px + b * py + c * pz, d * px + e * py + f * pz, g * px + h * py + i * pz);
  };
}

/** The way back from the scene into a placed shape's own coordinates, for textures that stick to it. */
export function toLocal(pose: Pose): (x: number, y: number, z: number, out: Float64Array) => void {
  const [ax, ay, az] = pose.at ?? [0, 0, 0];
  const [a, b, c, d, e, f, g, h, i] = rotation(pose);
  return (x, y, z, out) => {
    const px = x - ax;
    const py = y - ay;
    const pz = z - az;
    out[0] = a * px + b * py + c * pz;
    out[1] = d * px + e * py + f * pz;
    out[2] = g * px + h * py + i * pz;
  };
}

type Matrix = readonly [number, number, number, number, number, number, number, number, number];

function rotation({ turn = 0, pitch = 0, roll = 0 }: Pose): Matrix {
  const ct = Math.cos(turn);
  const st = Math.sin(turn);
  const cp = Math.cos(pitch);
  const sp = Math.sin(pitch);
  const cr = Math.cos(roll);
  const sr = Math.sin(roll);
  const middle = [sp * st, cp, sp * ct] as const;
  return [
    cr * ct + sr * middle[0], sr * middle[1], -cr * st + sr * middle[2],
    -sr * ct + cr * middle[0], cr * middle[1], sr * st + cr * middle[2],
    cp * st, -sp, cp * ct,
  ]; // prettier-ignore
}
