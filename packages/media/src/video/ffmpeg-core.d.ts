/** FFmpeg's WebAssembly build as its package exports it, which brings no types. */
declare module '@ffmpeg/core' {
  export interface FileNode {
    usedBytes: number;
    stream_ops: object;
  }
  export interface FileSystem {
    writeFile(path: string, data: string): void;
    readFile(path: string, options: { encoding: 'utf8' }): string;
    lookupPath(path: string): { node: FileNode };
  }
  export interface Core {
    FS: FileSystem;
    exec(...args: string[]): number;
    ffprobe(...args: string[]): number;
    /** Needed between two runs: the program was not written to run twice. */
    reset(): void;
    setLogger(logger: (line: { type: string; message: string }) => void): void;
  }
  export default function createCore(options: { wasmBinary: Uint8Array }): Promise<Core>;
}
