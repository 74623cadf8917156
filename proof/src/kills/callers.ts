import type { PrismaClient } from "../../../server/src/generated/prisma/client.js";
import { createTestDirectory } from "../../../server/src/test-kit/directory.js";
import { createIssueTestToken, createTestContext } from "../../../server/src/test-kit/test-context.js";
import type { HeadersOf } from "./connection.js";

/** For as long as a proof may last. */
const lifetimeSeconds = 24 * 3600;

/** Puts those into a server's database who call it, in either API. @returns the headers of their calls */
export const makeCallers = async (
  prisma: PrismaClient,
  { masterKey, accountToken }: { readonly masterKey: Uint8Array; readonly accountToken: string },
): Promise<HeadersOf> => {
  const directory = createTestDirectory(prisma);
  for (const user of ["ada", "grace"]) await directory.user(user);
  await directory.project("laboratory", "admin");
  await directory.group("readers", "laboratory", ["admin"]);
  const context = { ...createTestContext(prisma, { masterKey }), clock: () => new Date() };
  const bearer = async (subject: string, role: "ADMIN" | "USER") =>
    `Bearer ${await createIssueTestToken(context)(subject, role, { lifetimeSeconds })}`;
  const [admin, signer] = [await bearer("admin", "ADMIN"), await bearer("ada", "USER")];

  return ({ id, body }) => {
    if (id.startsWith("objectStorage.")) return { authorization: `Bearer ${accountToken}` };
    if ((body as { type?: string } | undefined)?.type === "sign") return { authorization: signer };
    // an administrator sees the providers of all projects, but from within one
    return id === "providers.create" ? { authorization: admin, project: "laboratory" } : { authorization: admin };
  };
};
