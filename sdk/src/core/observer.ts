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

/** What a hook is told. */
export type Told<Hook extends keyof Hooks> = Parameters<NonNullable<Hooks[Hook]>>[0];

/** Tells hooks and log what happens to the calls of a client. */
export class Observer {
  readonly hooks: Hooks;
  readonly #log: ReturnType<typeof logFrom> | undefined;

  constructor({ hooks = {}, logger, logLevel }: Audience) {
    this.hooks = hooks;
    if (logger || logLevel) this.#log = logFrom(logger ?? console, logLevel ?? "warn");
  }

  /** Calls a hook, and writes a line once it is done. */
  async tell<Hook extends keyof Hooks>(
    hook: Hook,
    told: Told<Hook>,
    weight: LogWeight,
    sentence: string | number,
  ): Promise<void> {
    try {
      await (this.hooks[hook] as ((told: Told<Hook>) => unknown) | undefined)?.(told);
    } catch (cause) {
      throw new HookError(hook, { ...told, cause });
    }
    this.log(weight, told, sentence);
  }

  log(weight: LogWeight, facts: Progress, sentence: string | number): void {
    this.#log?.(weight, facts, `${facts.operation}: ${sentence}`);
  }
}
