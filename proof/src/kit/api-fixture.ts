import type { AnyOperation } from "@concordat/contract";
import type { RequestParts } from "./generators/request-parts.js";
import type { Known } from "./generators/values.js";

/** A server, and in it everything that requests to one of the APIs can be about. */
export interface ApiFixture {
  readonly url: string;
  readonly databaseUrl: string;
  /** Credentials of somebody who may do everything, and what bodies are sent as. */
  readonly headers: Readonly<Record<string, string>>;
  /** What stands for a variable in an operation's path. */
  pathValue(operation: AnyOperation, variable: string): string;
  /** What stands in textSlots of requests that refer to something. */
  known(id: string, part: keyof RequestParts): Known;
  /** Whether a request fits to what there is, beyond what its schema says. */
  isPossible(id: string, parts: RequestParts): boolean;
  /** Puts in what a request refers to; what works once only is made for it, unless nothing may be made. */
  resolve(value: unknown, mayMake: boolean): Promise<unknown>;
  close(): Promise<void>;
}
