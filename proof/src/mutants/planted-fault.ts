/** A fault that somebody could make: where, what of the code changes, and the tests that must notice it. */
export interface PlantedFault {
  readonly layer: string;
  readonly fault: string;
  readonly workspace: "contract" | "sdk" | "server";
  /** The function or class that is declared at the top of the file. */
  readonly declared: string;
  /** The end of the path of functions around the change; `declared` unless given. */
  readonly within?: string;
  /** The beginning of the mutation's text. */
  readonly what: string;
  /** What the paths of the tests have in them. */
  readonly tests: readonly string[];
}

/** Faults of one layer. */
export const inLayer = (
  layer: string,
  workspace: PlantedFault["workspace"],
  ...faults: readonly Omit<PlantedFault, "layer" | "workspace">[]
): PlantedFault[] => faults.map((fault) => ({ layer, workspace, ...fault }));

/** The mutation by which a condition never holds. */
export const isFalse = (condition: string): string => `${condition} → false`;
/** The mutation by which it always holds. */
export const isTrue = (condition: string): string => `${condition} → true`;
