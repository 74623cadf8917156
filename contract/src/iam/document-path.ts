/** Where something is in a document: names of members and indexes of lists; empty for the document itself. */
export type DocumentPath = readonly (string | number)[];

/** The answer must not grow with a hostile request. */
const longestPath = 200;

const shortened = (path: string): string => (path.length > longestPath ? `${path.slice(0, longestPath)}…` : path);

/** A path with dots between its steps: `Statement.0.Effect`. */
const dottedPath = (path: DocumentPath): string => shortened(path.join("."));

const plainName = /^[A-Za-z_][\w:/-]*$/;

const stepIn = (step: string | number, isFirst: boolean): string => {
  if (typeof step === "number") return `[${step}]`;
  if (!plainName.test(step)) return `[${JSON.stringify(step)}]`;
  return isFirst ? step : `.${step}`;
};

/** A path as programs write it: `Statement[0].Effect`. */
const placeOf = (path: DocumentPath): string =>
  shortened(path.map((step, index) => stepIn(step, index === 0)).join(""));

/** One thing that is wrong with a document. */
export interface DocumentFault {
  /** Dotted path inside the document, with numeric indexes: `Statement.0.Effect`; empty for the document itself. */
  readonly path: string;
  /** The same place as programs write it: `Statement[0].Effect`. */
  readonly place: string;
  /** What was expected, to be read behind the path: `must be "Allow" or "Deny"`. */
  readonly reason: string;
}

export const faultAt = (path: DocumentPath, reason: string): DocumentFault => ({
  path: dottedPath(path),
  place: placeOf(path),
  reason,
});
