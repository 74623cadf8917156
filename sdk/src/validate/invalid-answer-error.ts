import { ConcordatError } from "../core/errors/concordat-error.js";

/** A part of a response that does not match the contract. */
export interface AnswerIssue {
  /** Dotted path with numeric indexes, such as `items.0.id`; empty for the response as a whole. */
  readonly path: string;
  /** What was expected, in a sentence. It does not contain the received value, which may be secret. */
  readonly message: string;
  /**
   * `unknown-value`: a value that the contract does not list, such as one of a newer server. `form`: everything else.
   */
  readonly kind: "unknown-value" | "form";
}

/** A response that does not match the contract. */
export interface InvalidAnswer {
  readonly operation: string;
  readonly status: number;
  readonly issues: readonly AnswerIssue[];
  readonly requestId: string | null;
  /** The number of requests sent for the call. */
  readonly attempts: number;
}

/** The most issues in a message, to keep it readable; `issues` has all of them. */
const mostDescribed = 5;

const describe = ({ path, message }: AnswerIssue): string => (path === "" ? message : `${path}: ${message}`);

/** The API's response does not match the contract: do not rely on its types. */
export class InvalidAnswerError extends ConcordatError {
  static override readonly kind: string = "InvalidAnswerError";
  declare readonly name: "InvalidAnswerError";

  /** The status of the response. */
  readonly status: number;
  /** All issues, up to a hundred. */
  readonly issues: readonly AnswerIssue[];

  constructor({ operation, status, issues, requestId, attempts }: InvalidAnswer) {
    const described = issues.slice(0, mostDescribed).map(describe).join(" ");
    const others = issues.length > mostDescribed ? ` And ${issues.length - mostDescribed} more.` : "";
    super(`the ${status} does not fit the contract: ${described}${others}`, { operation, requestId, attempts });
    this.status = status;
    this.issues = issues;
  }
}
