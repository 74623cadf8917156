/** Ends a process at once. One that was listed a moment ago may have ended by itself, and that is as good. */
export const killIfThere = (pid: number): void => {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
};
