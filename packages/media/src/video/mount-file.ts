import { readSync, writeSync } from 'node:fs';
import type { FileSystem } from '@ffmpeg/core';

/** What FFmpeg's file system hands to a file's operations. */
type Transfer = (stream: unknown, buffer: Int8Array, offset: number, length: number, position: number) => number;

/**
 * Lets an open file of the machine stand in FFmpeg's own file system, which otherwise keeps files in memory: reading and
 * writing go through to the descriptor, at the positions FFmpeg asks for.
 */
export function mountFile(files: FileSystem, name: string, descriptor: number, bytes: number): void {
  files.writeFile(name, '');
  const { node } = files.lookupPath(name);
  node.usedBytes = bytes;
  const read: Transfer = (_, buffer, offset, length, position) => {
    return readSync(descriptor, buffer, offset, length, position);
  };
  const write: Transfer = (_, buffer, offset, length, position) => {
    const written = writeSync(descriptor, buffer, offset, length, position);
    node.usedBytes = Math.max(node.usedBytes, position + written);
    return written;
  };
  node.stream_ops = { ...node.stream_ops, read, write };
}
