/** A typed array: V8 would allocate a large number anew with each addition. */
const steps = new Float64Array(1);

/** Counts work that grows with a text or a document, so that tests can bound it without a clock. */
export const countSteps = (more: number): void => {
  steps[0] = (steps[0] as number) + more;
};

/** The steps counted in this process. */
export const countedSteps = (): number => steps[0] as number;
