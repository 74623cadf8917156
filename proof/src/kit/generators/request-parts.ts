/** What is particular to one request to an operation. */
export interface RequestParts {
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}
