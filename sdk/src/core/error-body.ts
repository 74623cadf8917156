import type { InvalidParam } from "../generated/models.js";

/** What the errors of all APIs have in common. */
export interface ErrorBody {
  readonly why: string;
  readonly errorCode: string | null;
  readonly invalidParams: readonly InvalidParam[];
  /** The request's id, if the body has it. */
  readonly requestId: string | null;
}

const codeIn = (type: string): string | null => /#(?:ERROR_)?(\w+)$/.exec(type)?.[1] ?? null;

/**
 * The fields that a UCloud error names in its sentence, because it has no other member for them: `Invalid request received:
 * items.0.domain: Value is required. items.0.port: Value must be an integer.` Other sentences name none.
 */
const faultsIn = (why: string): InvalidParam[] => {
  const list = why.slice(why.indexOf(": ") + 2);
  return [...list.matchAll(/([\w.-]+): (.+?\.)(?: (?=[\w.-]+: )|$)/gsy)].map(([, name = "", reason = ""]) => ({
    name,
    reason,
  }));
};

/** Some UCloud servers send an empty string instead of no code. */
const textOrNull = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

/** Parses an error of a known API. @returns undefined if it is none */
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
