import type { AnyOperation } from "@concordat/contract";
import type { RequestParts } from "./generators/request-parts.js";
import type { Known } from "./generators/values.js";

/** How a fixture's server is made. */
export interface FixtureOptions {
  /** Compare each answer with the contract, which takes time; `true` unless given. */
  readonly checkAnswers?: boolean;
}

/** A server with data for every request to one of the APIs. */
export interface ApiFixture {
  readonly url: string;
  readonly databaseUrl: string;
  /** The credentials of a caller who may do everything, and the content type of bodies. */
  readonly headers: Readonly<Record<string, string>>;
  /** The value of a variable in an operation's path. */
  pathValue(operation: AnyOperation, variable: string): string;
  /** Values for members of requests that refer to data. */
  known(id: string, part: keyof RequestParts): Known;
  /** Whether a request fits the data, beyond its schema. */
  isPossible(id: string, parts: RequestParts): boolean;
  /** Replaces references in a request by their values; single-use values are created for it, unless `mayMake` is false. */
  resolve(value: unknown, mayMake: boolean): Promise<unknown>;
  close(): Promise<void>;
}
