/** The arguments of a method. */
export interface Arguments {
  /** The values of the path's variables, in their order. */
  readonly path?: readonly unknown[];
  readonly query?: object | undefined;
  readonly body?: unknown;
}
