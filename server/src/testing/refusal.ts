import type { ProblemCode } from "@concordat/contract/object-storage";

/** What tests compare of a refusal: its status, its code, and the members at fault, each once, where it names any. */
export interface Refusal {
  readonly status: number;
  readonly code: ProblemCode | undefined;
  readonly params?: readonly string[];
}

interface ProblemBody {
  readonly type?: string;
  readonly invalid_params?: readonly { readonly name: string }[];
}

export const refusalOf = ({ status, body }: { readonly status: number; readonly body: unknown }): Refusal => {
  const { type, invalid_params: params } = (body ?? {}) as ProblemBody;
  return {
    status,
    code: type?.split("#ERROR_")[1] as ProblemCode | undefined,
    ...(params ? { params: [...new Set(params.map(({ name }) => name))] } : {}),
  };
};

export const notFound: Refusal = { status: 404, code: "RESOURCE_NOT_FOUND" };
export const invalid = (...params: string[]): Refusal => ({ status: 400, code: "INVALID_REQUEST", params });
