/** The oldest major version of Node that can fetch the tools; etouch itself runs on the Node 24 it installs. */
const OLDEST = 20;

/** Ends the process with one line where the machine's Node is too old. */
export function refuseOldNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= OLDEST) return;
  console.error(
    'etouch needs Node ' + OLDEST + ' or newer to start, this is ' + process.version + ': https://nodejs.org/download',
  );
  process.exit(1);
}
