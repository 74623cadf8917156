import { ApiError } from "@concordat/contract";
import {
  type AuthLabel,
  labels,
  type Role,
  type UCloudAuth,
  ucloudErrors,
  ucloudRefusals,
} from "@concordat/contract/ucloud";
import type { ServerContext } from "../context.js";
import { rowByKey } from "../database/row-by-key.js";
import type { Prisma } from "../generated/prisma/client.js";
import type { Principal } from "./principal.js";
import { coversScope } from "./scopes.js";

const admits = (roles: readonly Role[], principal: Principal): boolean => roles.includes(principal.role);

/** A guest gets 401, a known caller without the right gets 403. */
const refuse = (principal: Principal): never => {
  if (principal.role !== "GUEST") throw new ApiError(ucloudErrors.forbidden);
  throw ApiError.of(ucloudRefusals.unauthorized(principal.fault));
};

/** Checks all that an operation declares and that the headers decide: scope, roles, named principals. */
export const authorizeCaller = (
  auth: UCloudAuth,
  principal: Principal,
  settings: ServerContext["configuration"],
): void => {
  if (!admits(labels[auth.label], principal)) refuse(principal);
  const lifted = auth.onlyUnless !== undefined && settings[auth.onlyUnless];
  if (auth.only && !lifted && !admits(auth.only, principal)) refuse(principal);
  if (principal.role !== "GUEST" && !coversScope(principal.scopes, auth.scope))
    throw new ApiError(ucloudErrors.missingScope);
  if (auth.principals && principal.role !== "ADMIN" && !auth.principals.includes(principal.subject)) {
    throw new ApiError(ucloudErrors.notPreAuthorized);
  }
};

/** Checks what a variant of the body asks for beyond the operation as a whole. */
export const authorizeVariant = (auth: UCloudAuth, principal: Principal, body: unknown): void => {
  const variant: { type: string; label: AuthLabel } | undefined = auth.variant;
  if (!variant || (body as { type?: unknown }).type !== variant.type) return;
  if (!admits(labels[variant.label], principal)) throw new ApiError(ucloudErrors.forbidden);
};

const membershipOf = rowByKey("ProjectMember", { projectId: "text", username: "text" }, {});

/**
 * The active workspace: a project that the caller belongs to, or null for the personal one.
 *
 * @param project the `Project` header
 * @throws ApiError `notAMember`
 */
export const resolveWorkspace = async (
  db: Prisma.TransactionClient,
  principal: Principal,
  project: string | undefined,
): Promise<string | null> => {
  if (project === undefined || project === "") return null;
  const membership = project.includes("\u0000")
    ? null
    : await membershipOf(db, { projectId: project, username: principal.subject });
  if (!membership) throw new ApiError(ucloudErrors.notAMember);
  return project;
};
