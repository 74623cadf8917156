import { HookError } from "./hooks/hook-error.js";
import type { Hooks } from "./hooks/hooks.js";
import { type Logger, type LogLevel, type LogWeight, logFrom } from "./logging/logger.js";
import type { Progress } from "./progress.js";

/** Whom a client tells what happens. */
export interface Audience {
  readonly hooks?: Hooks | undefined;
  readonly logger?: Logger | undefined;
  readonly logLevel?: LogLevel | undefined;
}

/** What a hook is told beside how far the call has come. */
export type Told<Hook extends keyof Hooks> = Omit<Parameters<NonNullable<Hooks[Hook]>>[0], keyof Progress>;

/** Tells hooks and log what happens to the calls of a client. */
export class Observer {
  readonly hooks: Hooks;
  readonly #log: ReturnType<typeof logFrom> | undefined;

  constructor({ hooks = {}, logger, logLevel }: Audience) {
    this.hooks = hooks;
    if (logger || logLevel) this.#log = logFrom(logger ?? console, logLevel ?? "warn");
  }

  /** Calls a hook, and writes a line once it is done. Where nobody listens, nothing is put together for them. */
  async tell<Hook extends keyof Hooks>(
    hook: Hook,
    progress: Progress,
    more: Told<Hook>,
    weight: LogWeight,
    sentence: string | number,
  ): Promise<void> {
    if (!this.hooks[hook] && !this.#log) return;
    const told = { ...progress, ...more };
    try {
      await (this.hooks[hook] as ((told: object) => unknown) | undefined)?.(told);
    } catch (cause) {
      throw new HookError(hook, { ...told, cause });
    }
    this.log(weight, told, sentence);
  }

  log(weight: LogWeight, facts: Progress & { readonly durationMs?: number }, sentence: string | number): void {
    this.#log?.(weight, facts, `${facts.operation}: ${sentence}`);
  }
}
