import type { AnyOperation, ErrorEntry, Refusal, Refusals } from "@concordat/contract";
import { objectStorageErrors, objectStorageRefusals, versionPath } from "@concordat/contract/object-storage";
import { labels, rolesOf, type UCloudAuth, ucloudErrors, ucloudRefusals } from "@concordat/contract/ucloud";

const version = `${versionPath}/`;

/** How the API refuses that a path belongs to. As on the server, what no other API has is UCloud's. */
export const refusalsAt = (path: string): Refusals =>
  path.startsWith(version) ? objectStorageRefusals : ucloudRefusals;

/** What the API says to an idempotency key under which something else was asked. */
export const keyReusedAt = (path: string): ErrorEntry =>
  (path.startsWith(version) ? objectStorageErrors : ucloudErrors).idempotencyKeyReused;

const isAccount = (authorization: string): boolean => /^(basic|bearer) +\S+$/i.test(authorization);

const isPublicVariant = ({ variant }: UCloudAuth, body: unknown): boolean =>
  variant === undefined ||
  (body as { type?: unknown } | undefined)?.type !== variant.type ||
  (labels[variant.label] as readonly string[]).includes("GUEST");

/**
 * Why a request is refused for its credentials. Whether they are right nobody can tell here: any token and any password
 * will do, and may do everything.
 */
export const credentialsFault = (operation: AnyOperation, headers: Headers): Refusal | undefined => {
  const auth = operation.auth as UCloudAuth | { readonly scheme: "account" };
  const authorization = headers.get("authorization") ?? "";
  if (auth.scheme === "account") return isAccount(authorization) ? undefined : objectStorageRefusals.unauthorized;
  const isGuest = !authorization.startsWith("Bearer ");
  return isGuest && !rolesOf(auth).includes("GUEST") ? ucloudRefusals.unauthorized : undefined;
};

/** Why a body is refused for the credentials that it came with: variants of a public call may ask for more than the rest. */
export const variantFault = (operation: AnyOperation, headers: Headers, body: unknown): Refusal | undefined => {
  const auth = operation.auth as UCloudAuth | { readonly scheme: "account" };
  const isGuest = !(headers.get("authorization") ?? "").startsWith("Bearer ");
  return auth.scheme === "ucloud" && isGuest && !isPublicVariant(auth, body)
    ? { entry: ucloudErrors.forbidden }
    : undefined;
};
