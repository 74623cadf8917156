/** Registered for the whole process, so that two copies of this package know each other's errors. */
const kinds = Symbol.for("concordat.error.kinds");

/** The names of a class and of those that it extends; one that has none of its own has that of its ancestor. */
const kindsOf = (type: { readonly kind?: string }): string[] =>
  type.kind === undefined ? [] : [type.kind, ...kindsOf(Object.getPrototypeOf(type))];

const isKind = (value: { readonly [kinds]?: unknown } | null | undefined, kind: string): boolean => {
  const found = value?.[kinds];
  return Array.isArray(found) && found.includes(kind);
};

/** The rule behind `instanceof`. A class that someone derives from ours has no kind of its own, and the ordinary rule. */
const isOf = (type: typeof ConcordatError, value: unknown): boolean =>
  Object.hasOwn(type, "kind")
    ? isKind(value as object | null | undefined, type.kind)
    : Function.prototype[Symbol.hasInstance].call(type, value);

/** What every error of this package can tell. What is left out is taken from `cause`, where that is one of ours. */
export interface ErrorContext {
  /** The operation that was called: `providers.create`. */
  readonly operation?: string | undefined;
  /** The id that an answer named last, or else the one that was sent along in `x-request-id`. */
  readonly requestId?: string | null | undefined;
  /** How many requests were sent for the call. */
  readonly attempts?: number | undefined;
  readonly cause?: unknown;
}

/**
 * The ancestor of every error that this package throws. `instanceof` also holds for errors of another copy of the
 * package, which otherwise fails as soon as two dependencies bring their own.
 */
export class ConcordatError extends Error {
  static readonly kind: string = "ConcordatError";

  /** The operation that was called, such as `providers.create`; undefined outside of one. */
  declare readonly operation: string | undefined;
  /**
   * What the API's operators find the request by in their logs: the id that an answer named last, or else the one that
   * the call sent along in the header `x-request-id`; null where there is neither.
   */
  declare readonly requestId: string | null;
  /** How many requests were sent for the call, the first and its repetitions; 0 where nothing was sent. */
  declare readonly attempts: number;

  constructor(message: string, context: ErrorContext = {}) {
    const { operation, requestId, attempts, cause } = context;
    super(operation === undefined ? message : `${operation}: ${message}`, cause === undefined ? undefined : { cause });
    const within = isConcordatError(cause) ? cause : undefined;
    this.operation = operation ?? within?.operation;
    this.requestId = requestId ?? within?.requestId ?? null;
    this.attempts = attempts ?? within?.attempts ?? 0;
    Object.defineProperties(this, {
      [kinds]: { value: kindsOf(new.target) },
      name: { value: new.target.kind, configurable: true, writable: true },
    });
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    // biome-ignore lint/complexity/noThisInStatic: the class that `instanceof` is asked about, which may be any heir
    return isOf(this, value);
  }
}

/**
 * Whether something that was thrown comes from this package, or from another copy of it.
 *
 * @example
 * if (isConcordatError(error)) console.error(error.operation, error.requestId, error.message);
 */
export const isConcordatError = (value: unknown): value is ConcordatError => value instanceof ConcordatError;
