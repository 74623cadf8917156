const frames = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];

/**
 * Shows that a step is under way and for how long: a spinner on a terminal, elsewhere a line now and then.
 * @param {string} title
 * @param {Pick<NodeJS.WriteStream, "write" | "isTTY">} stream
 */
export function startProgress(title, stream = process.stderr) {
  const began = performance.now();
  const elapsed = () => `${((performance.now() - began) / 1000).toFixed(1)} s`;
  let turn = 0;
  const spin = () => stream.write(`\r\x1b[K${frames[turn++ % frames.length]} ${title} … ${elapsed()}`);
  const remind = () => stream.write(`  still on it: ${title} (${elapsed()})\n`);

  if (stream.isTTY) spin();
  else stream.write(`… ${title}\n`);
  const timer = stream.isTTY ? setInterval(spin, 100) : setInterval(remind, 15_000);

  /** @param {string} mark */
  const end = (mark) => {
    clearInterval(timer);
    stream.write(`${stream.isTTY ? "\r\x1b[K" : ""}${mark} ${title} (${elapsed()})\n`);
  };
  return { done: () => end("✔"), failed: () => end("✘") };
}
