/** Milliseconds under which a step is too quick to be worth a line. */
const SILENT = 50;

/**
 * Runs one step of a start and prints it as one line with its time, for example "Installing packages … 12.3 s", on standard error: standard output belongs to results.
 * @template T
 * @param {string} name what is being done, as a participle
 * @param {(note: (line: string) => void) => T | Promise<T>} work gets a function that prints a line of progress under the step
 * @param {{ quiet?: boolean }} [options] quiet steps print only when they take noticeably long
 * @returns {Promise<T>}
 */
export async function step(name, work, { quiet = false } = {}) {
  const began = performance.now();
  let open = false;
  const announce = () => {
    process.stderr.write(`${name} … `);
    open = true;
  };
  const timer = quiet ? setTimeout(announce, SILENT) : undefined;
  if (!quiet) announce();
  try {
    const result = await work((line) => {
      process.stderr.write(`${open ? '\n' : ''}  ${line}\n`);
      open = false;
    });
    clearTimeout(timer);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    if (open) process.stderr.write(`${seconds} s\n`);
    else if (!quiet) process.stderr.write(`  done in ${seconds} s\n`);
    return result;
  } catch (error) {
    clearTimeout(timer);
    if (open) process.stderr.write('failed\n');
    throw error;
  }
}
