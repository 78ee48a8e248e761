// A process of its own that runs etouch as `npm start` does, without the web app: its migrations are those that
// ETOUCH_PRISMA_DIRECTORY names. It says where it runs, and what the one who started it must know.
import { startInstance } from '../instance.ts';

const instance = await startInstance({
  dataDir: process.env.ETOUCH_DATA!,
  demonstration: false,
  web: false,
  restarted: (line) => console.log(line),
  say: (line) => console.log(line),
});
console.log(instance.url);
process.once('SIGTERM', () => void instance.stop().then(() => process.exit()));
