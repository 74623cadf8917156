/** What every API's error says, whatever its shape. */
export interface ErrorBody {
  readonly why: string;
  readonly errorCode: string | null;
}

/** Reads the error shape of the APIs that we know; undefined when it is none of them. */
export const readErrorBody = (body: unknown): ErrorBody | undefined => {
  if (typeof body !== "object" || body === null) return undefined;
  const { why, errorCode } = body as Record<string, unknown>;
  if (typeof why !== "string") return undefined;
  // Some servers of UCloud write "no code" as an empty text.
  return { why, errorCode: typeof errorCode === "string" && errorCode !== "" ? errorCode : null };
};
