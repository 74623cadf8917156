/** A label, by which services are found. Labels change nothing about how a service runs. */
export interface Label {
  /** Unique within the service. */
  readonly key: string;
  readonly value: string;
}
