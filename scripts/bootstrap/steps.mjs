/**
 * Runs one step of a start and prints it as one line with its time, for example "Installing packages … 12.3 s".
 * It goes to standard error: standard output belongs to results.
 * @template T
 * @param {string} name what is being done, as a participle
 * @param {(note: (line: string) => void) => T | Promise<T>} work gets a function that prints a line of progress under the step
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const began = performance.now();
  let open = true;
  process.stderr.write(`${name} … `);
  try {
    const result = await work((line) => {
      process.stderr.write(`${open ? '\n' : ''}  ${line}\n`);
      open = false;
    });
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    process.stderr.write(open ? `${seconds} s\n` : `  done in ${seconds} s\n`);
    return result;
  } catch (error) {
    if (open) process.stderr.write('failed\n');
    throw error;
  }
}
