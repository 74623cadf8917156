/** What is used of the runtime. */
export interface Platform {
  readonly process?: {
    readonly env?: Readonly<Record<string, string | undefined>>;
    once?(event: "beforeExit", listener: () => void): unknown;
  };
  readonly FinalizationRegistry?: new (
    onCollected: (id: number) => void,
  ) => {
    register(call: object, id: number): void;
  };
}

/** Says that a call was sent. */
type Sent = () => void;

const nothing: Sent = () => undefined;

/** Only a runtime with environment variables says whether it is in development: browsers and bundles for them get no warning. */
const isDevelopment = ({ process }: Platform): boolean =>
  process?.env !== undefined && process.env["NODE_ENV"] !== "production";

/**
 * Warns, once and in development only, of a call that was dropped before it was sent: somebody forgot to await it. That is known when the
 * call is garbage collected, or when the process has nothing left to do.
 *
 * @returns watches a call, and returns what to do when it is sent
 */
export const unsentCallsOf = (
  platform: Platform,
  warn: (message: string) => void,
): ((call: object, operation: string) => Sent) => {
  if (!isDevelopment(platform)) return () => nothing;
  const { process, FinalizationRegistry: Registry } = platform;
  const waiting = new Map<number, string>();
  let calls = 0;
  let hasWarned = false;
  const tell = (operation: string | undefined) => {
    if (operation === undefined || hasWarned) return;
    hasWarned = true;
    warn(
      `@concordat/sdk: a call of ${operation} was never sent, because nobody awaited it. Write \`await\` before it. (Shown once, and not if NODE_ENV is "production".)`,
    );
  };
  const drop = (id: number) => {
    const operation = waiting.get(id);
    waiting.delete(id);
    tell(operation);
  };
  const registry = Registry && new Registry(drop);
  let isAtExit = false;
  return (call, operation) => {
    if (hasWarned) return nothing;
    if (!isAtExit) process?.once?.("beforeExit", () => tell([...waiting.values()][0]));
    isAtExit = true;
    calls += 1;
    const id = calls;
    waiting.set(id, operation);
    registry?.register(call, id);
    return () => void waiting.delete(id);
  };
};

/** Watches the calls of all clients. */
export const watchUnsent = unsentCallsOf(globalThis as Platform, (message) => {
  // biome-ignore lint/suspicious/noConsole: whoever forgot to await a call has no logger at hand
  console.warn(message);
});
