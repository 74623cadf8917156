/** The query and body of a request. */
export interface RequestParts {
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}
