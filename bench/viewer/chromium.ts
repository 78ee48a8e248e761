import { accessSync, constants } from 'node:fs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** How the machine's Chromium is started for a measurement. */
export function chromiumOptions() {
  const named = process.env['CHROMIUM_PATH'];
  const executablePath = (named ? [named] : PLACES).find((place) => {
    try {
      accessSync(place, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
  if (!executablePath) throw new Error('No Chromium: set CHROMIUM_PATH');
  const args = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-gpu'];
  // Chromium refuses to sandbox itself as root.
  return { executablePath, args, chromiumSandbox: process.getuid?.() !== 0 };
}
