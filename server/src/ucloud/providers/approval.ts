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
import { runStatement } from "../../database/own-statement.js";
import { isUniqueViolation, transaction } from "../../database/transaction.js";
import { countRows, insertInOne } from "../../database/write-rows.js";
import { ensureUser } from "../../directory/users.js";
import { Prisma, type PrismaClient } from "../../generated/prisma/client.js";
import { fingerprint } from "../../vault/fingerprint.js";
import type { Credentials } from "../credentials.js";
import { scheduleDelivery } from "../provider-calls/schedule-delivery.js";
import { holdToQuota, type QuotaContext } from "../quota.js";
import type { CallerWithDb } from "../ucloud-call.js";
import { nameTaken, registerProviders } from "./register.js";

type ApprovalContext = Pick<ServerContext, "clock" | "vault"> & QuotaContext;

/** Requests that were made after this moment are still alive. */
const oldest = (context: ApprovalContext): Date => new Date(context.clock().getTime() - approvalLifetimeMs);

type Bound = "approvalRequests" | "approvalRequestsPerName" | "signedRequestsPerUser";

/** How many requests there may be: the one that is just written stays in any case. */
const most = ({ configuration }: ApprovalContext, name: Bound): number => Math.max(1, configuration.quotas[name]);

/**
 * Deletes requests. Rows that somebody works on are left out, so that deletions at the same time do not wait for each other.
 *
 * @param which selects the `token_hash` of each
 */
const deleteThose = (which: Prisma.Sql): Prisma.Sql => Prisma.sql`
  DELETE FROM approval_requests WHERE token_hash IN (
    SELECT token_hash FROM approval_requests WHERE token_hash IN (${which}) FOR UPDATE SKIP LOCKED
  )`;

/**
 * First step: writes the request down, and deletes those whose time is over. Requests of one name wait side by side, so no stranger can
 * end or change that of another one. Where too many wait unsigned, the oldest of them goes.
 */
const inform = async (
  context: ApprovalContext,
  db: PrismaClient,
  specification: ProviderSpecification,
): Promise<ProvidersRequestApprovalResponse> => {
  const { id: name, domain, https, port } = specification;
  const token = randomUUID();
  const superfluous = Prisma.sql`
    SELECT token_hash FROM approval_requests WHERE created_at <= ${oldest(context)}
    UNION ALL (
      SELECT token_hash FROM approval_requests WHERE requested_name = ${name} AND signed_by IS NULL
      ORDER BY created_at DESC OFFSET ${most(context, "approvalRequestsPerName") - 1}
    ) UNION ALL (
      SELECT token_hash FROM approval_requests WHERE signed_by IS NULL
      ORDER BY created_at DESC OFFSET ${most(context, "approvalRequests") - 1}
    )`;
  const [written] = await insertInOne(
    db,
    Prisma.sql`
      WITH deleted AS (${deleteThose(superfluous)}), added (answer) AS (
        INSERT INTO approval_requests (token_hash, requested_name, domain, https, port, created_at)
        SELECT ${fingerprint(token)}, ${name}, ${domain}, ${https}, ${port}, ${context.clock()}
        WHERE NOT EXISTS (SELECT FROM auth_providers WHERE name = ${name})
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
    await tx.$executeRaw(
      deleteThose(Prisma.sql`
        SELECT token_hash FROM approval_requests WHERE signed_by = ${principal.subject}
        ORDER BY created_at DESC OFFSET ${most(context, "signedRequestsPerUser")}`),
    );
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

/** Refuses a user who leads as many projects as a user may. Others who approve for the user wait. */
const holdProjectsToQuota = async (
  tx: Prisma.TransactionClient,
  username: string,
  context: ApprovalContext,
): Promise<void> => {
  await runStatement(tx, Prisma.sql`SELECT FROM users WHERE username = ${username} FOR NO KEY UPDATE`);
  const led = await countRows(tx, "ProjectMember", { username, role: "PI" });
  holdToQuota("projectsPerUser", led + 1, context);
};

/** Refuses tokens that cannot be approved now: unknown, too old, or not signed. @throws ApiError `badToken` */
export const requireSigned = async (context: ApprovalContext, db: PrismaClient, token: string): Promise<void> => {
  const where = { tokenHash: fingerprint(token), signedBy: { not: null }, createdAt: { gt: oldest(context) } };
  if (!(await db.approvalRequest.findFirst({ where }))) throw new ApiError(ucloudErrors.badToken);
};

interface TakenRequest {
  readonly isApproved: boolean;
  readonly name: string;
  readonly domain: string;
  readonly https: boolean;
  readonly port: number | null;
  readonly signedBy: string | null;
}

/** Takes a signed request out, and with it all others of its name, which nobody can approve any more. @throws ApiError `badToken` */
const takeRequest = async (context: ApprovalContext, tx: Prisma.TransactionClient, token: string) => {
  const tokenHash = fingerprint(token);
  // rows are locked in one order, so that two approvals of one name never wait for each other
  const taken = await tx.$queryRaw<TakenRequest[]>`
    DELETE FROM approval_requests WHERE token_hash IN (
      SELECT token_hash FROM approval_requests WHERE requested_name = (
        SELECT requested_name FROM approval_requests
        WHERE token_hash = ${tokenHash} AND signed_by IS NOT NULL AND created_at > ${oldest(context)}
      ) ORDER BY token_hash FOR UPDATE
    )
    RETURNING token_hash = ${tokenHash} AS "isApproved", requested_name AS name, domain, https, port, signed_by AS "signedBy"`;
  const request = taken.find(({ isApproved }) => isApproved);
  if (!request?.signedBy) throw new ApiError(ucloudErrors.badToken);
  const { name, domain, https, port, signedBy } = request;
  return { username: signedBy, specification: { id: name, domain, https, port } };
};

/**
 * Last step: creates the provider for whoever signed, in a project of its own, and schedules a welcome for the provider.
 *
 * @returns the resource id
 * @throws ApiError `badToken` when the token is not alive and signed; `conflict` when the name was taken meanwhile; `quotaExceeded`
 */
export const approve = async (
  context: ApprovalContext,
  db: PrismaClient,
  token: string,
  credentials: Credentials,
): Promise<bigint> => {
  try {
    return await transaction(db, async (tx) => {
      const { username, specification } = await takeRequest(context, tx, token);
      const { id: name } = specification;

      await ensureUser(tx, username, "USER");
      await holdProjectsToQuota(tx, username, context);
      const project = await tx.project.create({
        data: {
          id: randomUUID(),
          title: `Provider: ${name}`,
          createdAt: context.clock(),
          members: { create: { username, role: "PI" } },
        },
      });
      const owner = { createdBy: username, projectId: project.id, providerGeneratedId: () => name };
      const provider = { specification, credentials };
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
