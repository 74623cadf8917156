import { type QueryErrorCode, type QueryOperation, queryErrors } from "@concordat/contract/query-api";

/** A request of IAM or STS that is refused. */
export class QueryError extends Error {
  override readonly name = "QueryError";

  /** @param message a sentence for the caller */
  constructor(
    readonly code: QueryErrorCode,
    message: string,
    options: { readonly cause?: unknown } = {},
  ) {
    super(message, options);
  }

  get status(): number {
    return queryErrors[this.code];
  }
}

/** AWS's sentence about a parameter at fault. @param constraint such as `Member must not be null` */
export const invalidParameter = (parameter: string, value: string | undefined, constraint: string): QueryError => {
  const shown = value === undefined ? "null" : `'${value.slice(0, 100)}'`;
  const at = parameter.charAt(0).toLowerCase() + parameter.slice(1);
  return new QueryError(
    "ValidationError",
    `1 validation error detected: Value ${shown} at '${at}' failed to satisfy constraint: ${constraint}`,
  );
};

/** The answer to an operation that would make what services of object storage never have. */
export const notImplemented = ({ name }: Pick<QueryOperation, "name">): QueryError =>
  new QueryError("NotImplemented", `The operation ${name} is not implemented.`);
