/** The path of a value in a document: member names and list indexes; empty for the document itself. */
export type DocumentPath = readonly (string | number)[];

/** A response must not grow with a hostile request. */
const longestPath = 200;

const shortened = (path: string): string => (path.length > longestPath ? `${path.slice(0, longestPath)}…` : path);

/** Joins a path with dots: `Statement.0.Effect`. */
const dottedPath = (path: DocumentPath): string => shortened(path.join("."));

const plainName = /^[A-Za-z_][\w:/-]*$/;

const stepIn = (step: string | number, isFirst: boolean): string => {
  if (typeof step === "number") return `[${step}]`;
  if (!plainName.test(step)) return `[${JSON.stringify(step)}]`;
  return isFirst ? step : `.${step}`;
};

/** Writes a path with indexes in brackets: `Statement[0].Effect`. */
const bracketPathOf = (path: DocumentPath): string =>
  shortened(path.map((step, index) => stepIn(step, index === 0)).join(""));

/** One fault of a document. */
export interface DocumentFault {
  /** Dotted path inside the document, with numeric indexes: `Statement.0.Effect`; empty for the document itself. */
  readonly path: string;
  /** The same path with indexes in brackets: `Statement[0].Effect`. */
  readonly bracketPath: string;
  /** What was expected, to be appended to the path: `must be "Allow" or "Deny"`. */
  readonly reason: string;
}

export const faultAt = (path: DocumentPath, reason: string): DocumentFault => ({
  path: dottedPath(path),
  bracketPath: bracketPathOf(path),
  reason,
});
