/** What is used of the runtime. */
export interface Platform {
  readonly process?: {
    readonly env?: Readonly<Record<string, string | undefined>>;
    once?(event: "beforeExit", listener: () => void): unknown;
  };
  readonly FinalizationRegistry?: new (
    onCollected: (watched: Watched) => void,
  ) => {
    register(call: object, watched: Watched): void;
  };
}

interface Watched {
  readonly operation: string;
}

/**
 * Warns, once and in development only, of a call that was dropped before it was sent: somebody forgot to await it. That is known when the
 * call is garbage collected, or when the process has nothing left to do. Only a runtime with environment variables says whether it is in
 * development: browsers, and bundles for them, get no warning.
 *
 * @returns watches a call, and returns what to do when it is sent
 */
export const unsentCallsOf = (
  { process, FinalizationRegistry: Registry }: Platform,
  warn: (message: string) => void,
): ((call: object, operation: string) => () => void) => {
  if (!process?.env || process.env["NODE_ENV"] === "production") return () => () => undefined;
  const unsent = new Set<Watched>();
  let hasWarned = false;
  const drop = (watched: Watched) => {
    if (!unsent.delete(watched) || hasWarned) return;
    hasWarned = true;
    warn(`${watched.operation} was never sent: nobody awaited it. Write \`await\` before the call.`);
  };
  const registry = Registry && new Registry(drop);
  process.once?.("beforeExit", () => unsent.forEach(drop));
  return (call, operation) => {
    const watched = { operation };
    unsent.add(watched);
    registry?.register(call, watched);
    return () => unsent.delete(watched);
  };
};

/** Watches the calls of all clients. */
export const watchUnsent = unsentCallsOf(globalThis as Platform, (message) => {
  // biome-ignore lint/suspicious/noConsole: whoever forgot to await a call has no logger at hand
  console.warn(message);
});
