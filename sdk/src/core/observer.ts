import { HookError } from "./hooks/hook-error.js";
import type { Hooks } from "./hooks/hooks.js";
import { type Logger, type LogLevel, type LogWeight, logFrom } from "./logging/logger.js";
import type { Progress } from "./progress.js";

/** The hooks and the logger of a client. */
export interface Audience {
  readonly hooks?: Hooks | undefined;
  readonly logger?: Logger | undefined;
  readonly logLevel?: LogLevel | undefined;
}

/** What a hook is told, beside the call's progress. */
export type Told<Hook extends keyof Hooks> = Omit<Parameters<NonNullable<Hooks[Hook]>>[0], keyof Progress>;

/** Reports the events of a client's calls to hooks and the logger. */
export class Observer {
  readonly hooks: Hooks;
  readonly #log: ReturnType<typeof logFrom> | undefined;

  constructor({ hooks = {}, logger, logLevel }: Audience) {
    this.hooks = hooks;
    if (logger || logLevel) this.#log = logFrom(logger ?? console, logLevel ?? "warn");
  }

  /** Calls a hook, and then writes a log line. Without hook and logger, nothing is computed for them. */
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
