/** How fast simulated provisioning goes, in milliseconds. */
export interface Pace {
  /** How long a service stays in each state of its set-up or deletion. With 0, commands take all steps themselves. */
  readonly provisioningStepMs: number;
  /** How long a deleted bucket is listed before it is cleaned up. With 0, the command begins the clean-up itself. */
  readonly bucketCleanupMs: number;
}
