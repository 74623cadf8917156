/** In an array, since a large number elsewhere would be allocated anew with each step. */
const steps = new Float64Array(1);

/** Notes work that grows with a text or a document, so that tests can bound it without a clock. */
export const countSteps = (more: number): void => {
  steps[0] = (steps[0] as number) + more;
};

/** All steps that were counted in this process. */
export const countedSteps = (): number => steps[0] as number;
