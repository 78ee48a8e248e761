/** What is used of libheif's WebAssembly build; its own types name no data. */
declare module 'libheif-js/libheif-wasm/libheif.js' {
  type Handle = object & { code?: unknown; message?: string };
  interface Channel {
    width: number;
    height: number;
    stride: number;
    bits_per_pixel: number;
    data: Uint8Array;
  }
  interface LibHeif {
    heif_error_code: { heif_error_Ok: unknown };
    heif_chroma: { heif_chroma_interleaved_RGB: unknown; heif_chroma_interleaved_RRGGBB_LE: unknown };
    heif_colorspace: { heif_colorspace_RGB: unknown };
    heif_context_alloc(): Handle;
    heif_context_read_from_memory(context: Handle, file: Uint8Array): { code: unknown; message: string };
    heif_js_context_get_primary_image_handle(context: Handle): Handle | undefined;
    heif_js_decode_image2(
      handle: Handle,
      colorspace: unknown,
      chroma: unknown,
    ): Promise<{ channels?: Channel[]; message?: string } | undefined>;
  }
  export default function libheif(options: { wasmBinary: Uint8Array }): LibHeif;
}
