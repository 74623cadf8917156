import type { InvalidParam } from "../generated/models.js";

/** What every API's error says, whatever its shape. */
export interface ErrorBody {
  readonly why: string;
  readonly errorCode: string | null;
  readonly invalidParams: readonly InvalidParam[];
  /** The request's id, where the body repeats it. */
  readonly requestId: string | null;
}

const codeIn = (type: string): string | null => /#(?:ERROR_)?(\w+)$/.exec(type)?.[1] ?? null;

/**
 * The members that a sentence of UCloud names, for its errors have no other place for them: `Invalid request received:
 * items.0.domain: Value is required. items.0.port: Value must be an integer.` Other sentences name none.
 */
const faultsIn = (why: string): InvalidParam[] => {
  const list = why.slice(why.indexOf(": ") + 2);
  return [...list.matchAll(/([\w.-]+): (.+?\.)(?: (?=[\w.-]+: )|$)/gsy)].map(([, name = "", reason = ""]) => ({
    name,
    reason,
  }));
};

/** Some servers of UCloud write "no code" as an empty text. */
const textOrNull = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

/** Reads the error shapes of the APIs that we know; undefined when it is none of them. */
export const readErrorBody = (body: unknown): ErrorBody | undefined => {
  const { why, errorCode, type, title, correlation_id, invalid_params } = Object(body) as Record<string, unknown>;
  if (typeof why === "string")
    return { why, errorCode: textOrNull(errorCode), invalidParams: faultsIn(why), requestId: null };
  if (typeof type !== "string" || typeof title !== "string") return undefined;
  return {
    why: title,
    errorCode: codeIn(type),
    invalidParams: Array.isArray(invalid_params) ? invalid_params : [],
    requestId: textOrNull(correlation_id),
  };
};
