import { rowByKey } from "../database/row-by-key.js";
import type { Prisma } from "../generated/prisma/client.js";
import { tokenFaults } from "./bearer-tokens/token-faults.js";
import { guestBecause, type Principal } from "./principal.js";

/** Whose key has signed a token. */
export type Signer = "core" | "provider" | "issuer";

const userByName = rowByKey("User", { username: "text" }, { select: { role: true } });

/**
 * What a verified token is worth: the lesser of what it claims and what the directory says now. So a user who was deleted, or is no
 * administrator any more, has lost that at once, whatever tokens are still around.
 *
 * Core's tokens of people need their user. Other issuers know users that the directory does not, but it alone makes administrators.
 */
export const authorityOf = async (
  prisma: Prisma.TransactionClient,
  principal: Principal,
  signer: Signer,
): Promise<Principal> => {
  const { role, subject } = principal;
  const isAdmin = role === "ADMIN";
  if (!isAdmin && !(role === "USER" && signer === "core")) return principal;
  const user = await userByName(prisma, { username: subject });
  if (!user && signer === "core") return guestBecause(tokenFaults.unknown);
  return isAdmin && user?.role !== "ADMIN" ? { ...principal, role: "USER" } : principal;
};
