/** A value with the bytes of memory that it takes, about. */
export interface Sized<Value> {
  readonly value: Value;
  readonly bytes: number;
}
