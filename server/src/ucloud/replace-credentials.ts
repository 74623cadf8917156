import type { ServerContext } from "../context.js";
import type { Prisma } from "../generated/prisma/client.js";
import { type Credentials, sealCredentials } from "./credentials.js";
import { amendDeliveries } from "./provider-calls/schedule-delivery.js";

/**
 * Puts new credentials in the place of a provider's old ones. From the commit on the old refresh token is unknown and
 * whatever the old key signed no longer verifies, since keys are read afresh for each token. A welcome that is still pending
 * brings the new ones.
 *
 * @returns whether a provider of that name was there
 */
export const replaceCredentials = async (
  tx: Prisma.TransactionClient,
  context: Pick<ServerContext, "vault" | "clock">,
  name: string,
  credentials: Credentials,
): Promise<boolean> => {
  const data = { ...sealCredentials(context, name, credentials), renewedAt: context.clock() };
  const { count } = await tx.authProvider.updateMany({ where: { name }, data });
  const { refreshToken, publicKey } = credentials;
  const welcome = { operation: "integrationProvider.welcome", provider: name } as const;
  const renewed = <Payload>(payload: Payload) => ({ ...payload, createdProvider: { refreshToken, publicKey } });
  await amendDeliveries(tx, welcome, renewed, context.clock(), context.vault);
  return count === 1;
};
