import { ApiProblem } from '@etouch/contracts/client';
import { discardUpload } from '@etouch/contracts/routes/uploads';
import { api } from '../../lib/api.ts';
import { backOff } from './failure.ts';

const ATTEMPTS = 5;

/** Throws away at the server what was sent of a file. Not reached, it stays among the unfinished ones and ends by itself. */
export async function discardAt(address: string): Promise<void> {
  const uploadId = address.slice(address.lastIndexOf('/') + 1);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    try {
      await api.call(discardUpload, { params: { uploadId } });
      return;
    } catch (error) {
      // What the connection that was just cut still holds is let go in a moment.
      if (error instanceof ApiProblem && error.code === 'NOT_FOUND') return;
      await new Promise((resolve) => setTimeout(resolve, backOff(attempt)));
    }
  }
}
