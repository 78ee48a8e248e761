import { open } from 'node:fs/promises';
import type { ReadAt } from '../neutral/edit.ts';

/** Opens a file for reading at positions while `work` runs. Throws only when the file cannot be opened or read at all. */
export async function withReadAt<T>(path: string, work: (read: ReadAt, size: number) => Promise<T>): Promise<T> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    return await work(async (position, length) => {
      const bytes = Buffer.alloc(Math.max(0, Math.min(length, size - position)));
      const { bytesRead } = await file.read(bytes, 0, bytes.length, position);
      return bytes.subarray(0, bytesRead);
    }, size);
  } finally {
    await file.close();
  }
}
