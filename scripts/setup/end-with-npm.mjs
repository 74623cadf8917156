/**
 * Ends this process as if by SIGTERM when the shell that npm started it in is gone: npm passes signals on to that shell
 * only, and many a shell dies of them without a word to its child, which would stay behind and keep the port.
 * A process that has had its signal, as all of them do by Ctrl-C in a terminal, gets no second one.
 * @param {number} [every] milliseconds between two looks
 */
export function endWithNpm(every) {
  if (process.env["npm_lifecycle_event"] === undefined) return;
  const shell = process.ppid;
  let looksAtNobody = 0;
  const timer = setInterval(() => {
    // At the second look only: a signal that both of us got may still be on its way to our listener.
    if (process.ppid !== shell && ++looksAtNobody === 2) process.kill(process.pid, "SIGTERM");
  }, every || 250);
  timer.unref();

  const told = (/** @type {NodeJS.Signals} */ signal) => {
    clearInterval(timer);
    // Nobody else listens: the signal does what it would have done without us.
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  process.once("SIGINT", told).once("SIGTERM", told);
}
