import type fc from "fast-check";
import type { RequestParts } from "../kit/generators/request-parts.js";

/** The expected outcome of a request that is invalid in one place. */
export type Outcome =
  /**
   * It is refused with 400, and the fault is found at this path. A large body may be refused as a whole with the other sentence,
   * before it is read.
   */
  | { readonly refusedAt: string; readonly orAsWhole?: string | undefined }
  /** It is refused with this status, and where the method is wrong, with those that are allowed. */
  | { readonly status: number; readonly allowed?: string }
  /** The contract alone cannot tell: any answer that it declares will do. */
  | "declared";

/** Text that goes into a JSON body unchanged. */
export class Raw {
  constructor(readonly json: string) {}
}

/** A value that is invalid in one place. */
export interface InvalidValue {
  readonly what: string;
  /** The dotted path of the fault. */
  readonly path: string;
  /** Whether the schema must refuse it. */
  readonly certain: boolean;
  /** The sentence with which a large body is refused as a whole for this. */
  readonly asWhole?: string;
  readonly value: fc.Arbitrary<unknown>;
}

/** A request that is invalid in one place. */
export interface InvalidRequest {
  readonly parts: RequestParts;
  /** Replaces what follows from the parts. */
  readonly wire?: {
    readonly method?: string;
    readonly target?: string;
    readonly search?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string | Uint8Array;
  };
}

/** A kind of invalid request to an operation. */
export interface InvalidCase {
  readonly name: string;
  readonly outcome: Outcome;
  /** Whether it is expensive, and therefore tried few times. */
  readonly isExpensive?: boolean;
  readonly requests: fc.Arbitrary<InvalidRequest>;
}

const withRaw = (value: unknown): string | undefined => {
  if (value instanceof Raw) return value.json;
  if (Array.isArray(value)) return `[${value.map((item) => withRaw(item) ?? "null").join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).flatMap(([name, member]) => {
    const json = withRaw(member);
    return json === undefined ? [] : [`${JSON.stringify(name)}:${json}`];
  });
  return `{${members.join(",")}}`;
};

/** A value as JSON, raw parts and keys such as `__proto__` included. */
export const toJson = (value: unknown): string => withRaw(value) ?? "";
