/** What a method was called with. */
export interface Arguments {
  /** Values of the path's variables, in their order. */
  readonly path?: readonly unknown[];
  readonly query?: object | undefined;
  readonly body?: unknown;
}
