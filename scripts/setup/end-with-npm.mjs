/**
 * Ends this process as if by SIGTERM when the shell that npm started it in is gone: npm passes signals on to that shell
 * only, and many a shell dies of them without a word to its child, which would stay behind and keep the port.
 */
export function endWithNpm() {
  if (process.env["npm_lifecycle_event"] === undefined) return;
  const shell = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(timer);
    process.kill(process.pid, "SIGTERM");
  }, 250);
  timer.unref();
}
