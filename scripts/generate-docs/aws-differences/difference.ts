/** A difference from AWS, and the test that shows it. */
export interface AwsDifference {
  /** The operations that it is about. */
  readonly operations: readonly string[];
  readonly aws: string;
  readonly here: string;
  readonly shownBy: {
    /** From the root of the repository. */
    readonly file: string;
    /** The title, as the file has it. */
    readonly test: string;
  };
}
