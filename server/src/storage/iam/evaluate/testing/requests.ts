import type { AccessRequest, Principal, RequestContext } from "../context.js";
import { here } from "./documents.js";

/** Values of condition keys; `undefined` is a key that the request lacks. */
export type ContextValues = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A context of fixed values, whose keys may be written in any case. */
export const contextOf = (values: ContextValues = {}): RequestContext => {
  const byKey = new Map<string, readonly string[]>();
  for (const [key, value] of Object.entries(values))
    if (value !== undefined) byKey.set(key.toLowerCase(), typeof value === "string" ? [value] : value);
  return { get: (key) => byKey.get(key) };
};

export const requestOf = (action: string, resource: string, values: ContextValues = {}): AccessRequest => ({
  action,
  resource,
  namespace: here,
  context: contextOf(values),
});

export const userOf = (name: string, namespace = here, tags: Readonly<Record<string, string>> = {}): Principal => ({
  kind: "user",
  namespace,
  name,
  id: `AIDA${name.toUpperCase()}`,
  tags: new Map(Object.entries(tags)),
});

export const sessionOf = (
  role: string,
  name: string,
  namespace = here,
  tags: Readonly<Record<string, string>> = {},
): Principal => ({
  kind: "session",
  namespace,
  role,
  roleId: `AROA${role.toUpperCase()}`,
  name,
  tags: new Map(Object.entries(tags)),
});

export const federatedOf = (user: string, name: string, namespace = here): Principal => ({
  kind: "federated",
  namespace,
  user,
  name,
});

export const root = (namespace = here): Principal => ({ kind: "root", namespace });
export const anonymous: Principal = { kind: "anonymous" };
