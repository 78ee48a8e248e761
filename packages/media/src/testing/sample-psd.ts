/** What a made PSD holds: planes as they stand in the file (big-endian, ink inverted). */
export interface PsdRecipe {
  mode: number;
  depth: 1 | 8 | 16 | 32;
  width: number;
  height: number;
  planes: readonly Buffer[];
  large?: boolean;
  packed?: boolean;
  profile?: Uint8Array;
  /** Bytes of the section of layers, which readers of the flattened picture pass over. */
  layers?: Buffer;
  palette?: Buffer;
  /** EXIF, as a TIFF structure. */
  exif?: Buffer;
  /** False: saved without the flattened picture. */
  composite?: boolean;
}

/** A PSD or PSB of a flattened picture. */
export function psd(recipe: PsdRecipe): Buffer {
  const { mode, depth, width, height, planes, large = false, packed = true } = recipe;
  const head = Buffer.alloc(26);
  head.write('8BPS', 0, 'latin1');
  head.writeUInt16BE(large ? 2 : 1, 4);
  head.writeUInt16BE(planes.length, 12);
  head.writeUInt32BE(height, 14);
  head.writeUInt32BE(width, 18);
  head.writeUInt16BE(depth, 22);
  head.writeUInt16BE(mode, 24);
  const resources = [
    resource(0x421, Buffer.from([0, 0, 0, 1, recipe.composite === false ? 0 : 1, 0, 0, 0, 0])),
    ...(recipe.exif ? [resource(0x422, recipe.exif)] : []),
    ...(recipe.profile ? [resource(0x40f, Buffer.from(recipe.profile))] : []),
  ];
  const layers = recipe.layers ?? Buffer.alloc(0);
  const layerLength = Buffer.alloc(large ? 8 : 4);
  layerLength.writeUInt32BE(layers.length, large ? 4 : 0);
  return Buffer.concat([
    head,
    section(recipe.palette ?? Buffer.alloc(0)),
    section(Buffer.concat(resources)),
    layerLength,
    layers,
    packed ? pack(planes, height, large) : Buffer.concat([Buffer.alloc(2), ...planes]),
  ]);
}

function section(content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return Buffer.concat([length, content]);
}

function resource(id: number, content: Buffer): Buffer {
  const head = Buffer.alloc(12);
  head.write('8BIM', 0, 'latin1');
  head.writeUInt16BE(id, 4);
  head.writeUInt32BE(content.length, 8);
  return Buffer.concat([head, content, Buffer.alloc(content.length & 1)]);
}

/** PackBits row by row: runs where bytes repeat, literally where they do not. */
function pack(planes: readonly Buffer[], height: number, large: boolean): Buffer {
  const rows = planes.flatMap((plane) => {
    const rowBytes = plane.length / height;
    return Array.from({ length: height }, (_, y) => packRow(plane.subarray(y * rowBytes, (y + 1) * rowBytes)));
  });
  const table = Buffer.alloc(rows.length * (large ? 4 : 2));
  for (const [i, row] of rows.entries())
    if (large) table.writeUInt32BE(row.length, i * 4);
    else table.writeUInt16BE(row.length, i * 2);
  return Buffer.concat([Buffer.from([0, 1]), table, ...rows]);
}

function packRow(row: Buffer): Buffer {
  const out: number[] = [];
  for (let at = 0; at < row.length;) {
    let run = 1;
    while (run < 128 && at + run < row.length && row[at + run] === row[at]) run++;
    if (run > 2) out.push(257 - run, row[at] ?? 0);
    else {
      run = Math.min(row.length - at, 128);
      for (let i = 2; i < run; i++)
        if (row[at + i] === row[at + i - 1] && row[at + i] === row[at + i - 2]) run = i - 2 || 1;
      out.push(run - 1, ...row.subarray(at, at + run));
    }
    at += run;
  }
  return Buffer.from(out);
}
