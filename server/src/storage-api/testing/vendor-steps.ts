import { problem, type Shape, service } from "./vendor-shapes.js";

/** A request that a client of the vendor's sends, and what it needs to get. */
export interface VendorStep {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Below the base path; `{name}` stands for a value that an earlier answer brought. */
  readonly path: string;
  readonly body?: unknown;
  readonly status: number;
  /** What the client decodes the answer into; nothing where there must be no body. */
  readonly reads?: Shape;
  /** What the answer must say, too. */
  readonly says?: unknown;
  /** Members of the answer that later requests need, by the name under which they need them. */
  readonly keep?: Readonly<Record<string, string>>;
  /** The client asks again until the answer is this one. */
  readonly polls?: true;
}

/** What one client does from the first request to the last, on an account of its own. */
export interface VendorRun {
  readonly client: string;
  readonly credentials: "password" | "token";
  readonly steps: readonly VendorStep[];
}

export const get = (path: string, reads: Shape, says?: unknown): VendorStep => ({
  method: "GET",
  path,
  status: 200,
  reads,
  ...(says === undefined ? {} : { says }),
});
export const create = (path: string, body: unknown, reads: Shape, says?: unknown): VendorStep => ({
  ...get(path, reads, says),
  method: "POST",
  status: 201,
  body,
});
export const patch = (path: string, body: unknown, reads: Shape, says?: unknown): VendorStep => ({
  ...get(path, reads, says),
  method: "PATCH",
  body,
});
export const remove = (path: string): VendorStep => ({ method: "DELETE", path, status: 204 });
export const missing = (method: VendorStep["method"], path: string): VendorStep => ({
  method,
  path,
  status: 404,
  reads: problem,
  says: { status: 404, type: "https://developers.upcloud.com/1.3/errors#ERROR_RESOURCE_NOT_FOUND" },
});

export const publicNetwork = { family: "IPv4", name: "outside", type: "public" };
export const privateNetwork = {
  family: "IPv4",
  name: "inside",
  type: "private",
  uuid: "03aa7245-2ff9-49c8-9f0e-7ca0270d71a4",
};
const keepService = { service: "uuid" };
export const createService = (
  body: object,
  says: unknown = { operational_state: "pending", users: [] },
): VendorStep => ({
  ...create("", body, service, says),
  keep: keepService,
});
export const awaits = (operational_state: string): VendorStep => ({
  ...get("/{service}", service, { operational_state }),
  polls: true,
});
export const awaitsEnd: VendorStep = { ...missing("GET", "/{service}"), polls: true };
