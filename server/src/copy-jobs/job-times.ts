/** How long a job waits for what, in milliseconds. */
export interface JobTimes {
  /** The first wait before a failed call is sent again; later ones are longer. */
  readonly retryMs: number;
  /** How long a side may serve nobody before the job fails. */
  readonly patienceMs: number;
  /** How long both sides are tried before a job copies; whoever cannot be reached fails after exactly this time. */
  readonly configureMs: number;
  /** How often progress is written down, and a cancellation noticed. */
  readonly tickMs: number;
  /** How long a job runs before it makes room for those of other accounts that wait. */
  readonly sliceMs: number;
}

export const jobTimes: JobTimes = {
  retryMs: 500,
  patienceMs: 120_000,
  configureMs: 30_000,
  tickMs: 1_000,
  sliceMs: 300_000,
};

/** How long a claim lasts, in milliseconds: the job of a killed server waits so long for another. */
export const claimMs = 15_000;
