import { randomUUID } from "node:crypto";
import { ApiError } from "@concordat/contract";
import {
  approvalLifetimeMs,
  type ProviderSpecification,
  type ProvidersRequestApprovalRequest,
  type ProvidersRequestApprovalResponse,
  ucloudErrors,
} from "@concordat/contract/ucloud";
import type { ServerContext } from "../../context.js";
import { isUniqueViolation, transaction } from "../../database/transaction.js";
import { insertInOne } from "../../database/write-rows.js";
import { ensureUser } from "../../directory/users.js";
import { Prisma, type PrismaClient } from "../../generated/prisma/client.js";
import { fingerprint } from "../../vault/fingerprint.js";
import type { Credentials } from "../credentials.js";
import { scheduleDelivery } from "../provider-calls/schedule-delivery.js";
import type { CallerWithDb } from "../ucloud-call.js";
import { nameTaken, registerProviders } from "./register.js";

type ApprovalContext = Pick<ServerContext, "clock" | "vault">;

/** Requests that were made after this moment are still alive. */
const oldest = (context: ApprovalContext): Date => new Date(context.clock().getTime() - approvalLifetimeMs);

/**
 * First step: writes the request down, and those off whose time is over. For a name that waits already it starts over, so that
 * nobody's signature carries over.
 */
const inform = async (
  context: ApprovalContext,
  db: PrismaClient,
  specification: ProviderSpecification,
): Promise<ProvidersRequestApprovalResponse> => {
  const { id: name, domain, https, port } = specification;
  const token = randomUUID();
  const [written] = await insertInOne(
    db,
    Prisma.sql`
      WITH expired AS (
        DELETE FROM approval_requests WHERE created_at <= ${oldest(context)} AND requested_name <> ${name}
      ), added (answer) AS (
        INSERT INTO approval_requests (token_hash, requested_name, domain, https, port, created_at)
        SELECT ${fingerprint(token)}, ${name}, ${domain}, ${https}, ${port}, ${context.clock()}
        WHERE NOT EXISTS (SELECT FROM auth_providers WHERE name = ${name})
        ON CONFLICT (requested_name) DO UPDATE SET token_hash = EXCLUDED.token_hash, domain = EXCLUDED.domain,
          https = EXCLUDED.https, port = EXCLUDED.port, signed_by = NULL, created_at = EXCLUDED.created_at
        RETURNING requested_name
      )`,
  );
  if (written === undefined) throw nameTaken({ name });
  return { type: "requires_signature", token };
};

/** Second step: ties the request to a user. One statement, so that of two signatures one counts. */
const sign = async (
  context: ApprovalContext,
  { principal, db }: CallerWithDb,
  token: string,
): Promise<ProvidersRequestApprovalResponse> => {
  await transaction(db, async (tx) => {
    const { count } = await tx.approvalRequest.updateMany({
      where: { tokenHash: fingerprint(token), signedBy: null, createdAt: { gt: oldest(context) } },
      data: { signedBy: principal.subject },
    });
    if (count === 0) throw new ApiError(ucloudErrors.badToken);
  });
  return { type: "awaiting_admin_approval", token };
};

/** The first two steps of the approval protocol. @throws ApiError `badToken` or `conflict` */
export const requestApproval = (
  context: ApprovalContext,
  call: CallerWithDb,
  request: ProvidersRequestApprovalRequest,
): Promise<ProvidersRequestApprovalResponse> => {
  switch (request.type) {
    case "information":
      return inform(context, call.db, request.specification);
    case "sign":
      return sign(context, call, request.token);
  }
};

/** The requests that can be approved, of those with a token: alive, and signed. */
const signed = (context: ApprovalContext, token: string) => ({
  tokenHash: fingerprint(token),
  signedBy: { not: null },
  createdAt: { gt: oldest(context) },
});

/** Refuses tokens that cannot be approved now. @throws ApiError `badToken` */
export const requireSigned = async (context: ApprovalContext, db: PrismaClient, token: string): Promise<void> => {
  if (!(await db.approvalRequest.findFirst({ where: signed(context, token) })))
    throw new ApiError(ucloudErrors.badToken);
};

/**
 * Last step: creates the provider for whoever signed, in a project of its own, and schedules a welcome for the provider.
 *
 * @returns the resource id
 * @throws ApiError `badToken` when the token is not alive and signed; `conflict` when the name was taken meanwhile
 */
export const approve = async (
  context: ApprovalContext,
  db: PrismaClient,
  token: string,
  credentials: Credentials,
): Promise<bigint> => {
  const where = signed(context, token);
  try {
    return await transaction(db, async (tx) => {
      const request = await tx.approvalRequest.findFirst({ where });
      const { count } = await tx.approvalRequest.deleteMany({ where });
      const username = request?.signedBy;
      if (!request || !username || count === 0) throw new ApiError(ucloudErrors.badToken);
      const { requestedName: name, domain, https, port } = request;

      await ensureUser(tx, username, "USER");
      const project = await tx.project.create({
        data: {
          id: randomUUID(),
          title: `Provider: ${name}`,
          createdAt: context.clock(),
          members: { create: { username, role: "PI" } },
        },
      });
      const owner = { createdBy: username, projectId: project.id, providerGeneratedId: () => name };
      const provider = { specification: { id: name, domain, https, port }, credentials };
      const [id] = await registerProviders(tx, context, owner, [provider]);
      await tx.authProvider.update({ where: { name }, data: { didClaim: true } });
      const { refreshToken, publicKey } = credentials;
      const welcome = { token, createdProvider: { refreshToken, publicKey } };
      await scheduleDelivery(
        tx,
        { operation: "integrationProvider.welcome", provider: name, payload: welcome },
        context.clock(),
        context.vault,
      );
      return id as bigint;
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw nameTaken({ cause: error });
    throw error;
  }
};
