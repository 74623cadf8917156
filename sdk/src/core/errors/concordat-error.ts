/** Registered for the whole process, so that two copies of this package recognize each other's errors. */
const kinds = Symbol.for("concordat.error.kinds");

/** The kinds of a class and of its base classes; a class without its own kind has that of its base class. */
const kindsOf = (type: { readonly kind?: string }): string[] =>
  type.kind === undefined ? [] : [type.kind, ...kindsOf(Object.getPrototypeOf(type))];

const isKind = (value: { readonly [kinds]?: unknown } | null | undefined, kind: string): boolean => {
  const found = value?.[kinds];
  return Array.isArray(found) && found.includes(kind);
};

/** The rule for `instanceof`. A class that an application derives has no kind of its own: the ordinary rule applies. */
const isOf = (type: typeof ConcordatError, value: unknown): boolean =>
  Object.hasOwn(type, "kind")
    ? isKind(value as object | null | undefined, type.kind)
    : Function.prototype[Symbol.hasInstance].call(type, value);

/** The details of every error. Omitted ones are taken from `cause`, if it is an error of this package. */
export interface ErrorContext {
  /** The called operation: `providers.create`. */
  readonly operation?: string | undefined;
  /** The request id of the last response, or else the one sent in `x-request-id`. */
  readonly requestId?: string | null | undefined;
  /** The number of requests sent for the call. */
  readonly attempts?: number | undefined;
  readonly cause?: unknown;
}

/**
 * The base class of every error of this package. `instanceof` also works for errors of another copy of the package, such as one that
 * another dependency brings.
 */
export class ConcordatError extends Error {
  static readonly kind: string = "ConcordatError";

  /** The called operation, such as `providers.create`; undefined outside of an operation. */
  declare readonly operation: string | undefined;
  /**
   * The request id in the API's logs: that of the last response, or else the one that the call sent in the header `x-request-id`; null
   * if there is neither.
   */
  declare readonly requestId: string | null;
  /** The number of requests sent for the call, including retries; 0 if none was sent. */
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
    // biome-ignore lint/complexity/noThisInStatic: the class on the right of `instanceof`, which may be a derived one
    return isOf(this, value);
  }
}

/**
 * Whether a thrown value is an error of this package, or of another copy of it.
 *
 * @example
 * if (isConcordatError(error)) console.error(error.operation, error.requestId, error.message);
 */
export const isConcordatError = (value: unknown): value is ConcordatError => value instanceof ConcordatError;
