import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import libheif from 'libheif-js/libheif-wasm/libheif.js';
import { writeStandIn } from '../decode/stand-in-tiff.ts';

/** What the thread is given, and what it answers. */
export interface HeifTask {
  path: string;
  standInPath: string;
  /** Bits per channel of the picture. */
  bitDepth: number;
  profile: Uint8Array | null;
}

export type HeifAnswer = { ok: true; width: number; height: number } | { ok: false; reason: string };

/** Bytes of rows handed over at a time. */
const BAND_BYTES = 8 * 1024 * 1024;

/** This file is a thread of its own: decoding blocks it, and its end gives back all the memory decoding took. */
parentPort?.postMessage(await decodeHeif(workerData as HeifTask));

async function decodeHeif({ path, standInPath, bitDepth, profile }: HeifTask): Promise<HeifAnswer> {
  const wasm = createRequire(import.meta.url).resolve('libheif-js/libheif-wasm/libheif.wasm');
  const lib = libheif({ wasmBinary: await readFile(wasm) });
  const context = lib.heif_context_alloc();
  const opened = lib.heif_context_read_from_memory(context, await readFile(path));
  if (opened.code !== lib.heif_error_code.heif_error_Ok) return { ok: false, reason: opened.message };
  const handle = lib.heif_js_context_get_primary_image_handle(context);
  if (!handle || handle.code) return { ok: false, reason: handle?.message ?? 'no main picture' };
  const deep = bitDepth > 8;
  const { heif_chroma_interleaved_RGB: rgb, heif_chroma_interleaved_RRGGBB_LE: rrggbb } = lib.heif_chroma;
  const decoded = await lib.heif_js_decode_image2(handle, lib.heif_colorspace.heif_colorspace_RGB, deep ? rrggbb : rgb);
  const channel = decoded?.channels?.[0];
  if (!channel) return { ok: false, reason: decoded?.message ?? 'nothing was decoded' };

  const { width, height, stride, data, bits_per_pixel: bits } = channel;
  const rowBytes = width * 3 * (deep ? 2 : 1);
  const band = Math.max(1, Math.floor(BAND_BYTES / rowBytes));
  const layout = { width, height, channels: 3, bits: deep ? 16 : 8, profile } as const;
  await writeStandIn(standInPath, layout, async (standIn) => {
    for (let first = 0; first < height; first += band) {
      const rows = Math.min(band, height - first);
      const out = new Uint8Array(rows * rowBytes);
      for (let row = 0; row < rows; row++) {
        const from = (first + row) * stride;
        out.set(data.subarray(from, from + rowBytes), row * rowBytes);
      }
      if (deep) spread(new Uint16Array(out.buffer), bits);
      await standIn.write(out);
    }
  });
  return { ok: true, width, height };
}

/** 10 or 12 bits over the whole range of 16, white staying white. */
function spread(values: Uint16Array, bits: number): void {
  const factor = 65535 / (2 ** bits - 1);
  for (let i = 0; i < values.length; i++) values[i] = Math.round((values[i] ?? 0) * factor);
}
