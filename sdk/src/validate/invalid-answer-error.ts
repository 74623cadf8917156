import { ConcordatError } from "../core/errors/concordat-error.js";

/** Something in an answer that the contract does not say. */
export interface AnswerIssue {
  /** Where it is: a dotted path with numeric indexes, such as `items.0.id`; empty for the answer as a whole. */
  readonly path: string;
  /** What was expected, in a sentence. Never what was received: it may be secret. */
  readonly message: string;
  /**
   * `unknown-value`: a value that is not among those of the contract, as newer servers may send. `form`: everything else.
   */
  readonly kind: "unknown-value" | "form";
}

/** An answer that does not fit the contract. */
export interface InvalidAnswer {
  readonly operation: string;
  readonly status: number;
  readonly issues: readonly AnswerIssue[];
  readonly requestId: string | null;
  /** How many requests were sent for the call. */
  readonly attempts: number;
}

/** A message shall stay readable; the error's `issues` tell the rest. */
const mostDescribed = 5;

const describe = ({ path, message }: AnswerIssue): string => (path === "" ? message : `${path}: ${message}`);

/** The API answered, and not in the way that the contract says: its types must not be relied on. */
export class InvalidAnswerError extends ConcordatError {
  static override readonly kind: string = "InvalidAnswerError";
  declare readonly name: "InvalidAnswerError";

  /** The status of the answer. */
  readonly status: number;
  /** All that is wrong with it, up to a hundred. */
  readonly issues: readonly AnswerIssue[];

  constructor({ operation, status, issues, requestId, attempts }: InvalidAnswer) {
    const described = issues.slice(0, mostDescribed).map(describe).join(" ");
    const others = issues.length > mostDescribed ? ` And ${issues.length - mostDescribed} more.` : "";
    super(`the ${status} does not fit the contract: ${described}${others}`, { operation, requestId, attempts });
    this.status = status;
    this.issues = issues;
  }
}
