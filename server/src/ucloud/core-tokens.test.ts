import { decodeProtectedHeader } from "jose";
import { expect, it } from "vitest";
import { createPrisma } from "../database/database.js";
import { startTestCore } from "../testing/core.js";
import { issueCoreToken } from "./core-tokens.js";

it("makes one key of Core, however many ask for the first one at once, at several servers", async () => {
  const core = await startTestCore();
  const other = createPrisma(core.databaseUrl);
  try {
    const contexts = [core.context, { ...core.context, prisma: other }];
    const issue = (index: number) =>
      issueCoreToken(contexts[index % 2] ?? core.context, { subject: `user-${index}`, role: "USER" });
    for (let index = 0; index < 16; index++) await core.user(`user-${index}`);
    const tokens = await Promise.all(Array.from({ length: 16 }, (_, index) => issue(index)));
    expect(new Set(tokens.map((token) => decodeProtectedHeader(token).kid)).size).toBe(1);
    expect(await core.context.prisma.signingKey.count()).toBe(1);
    for (const token of tokens) {
      const { status } = await core.withBearer(token).providers.browse({ query: {} });
      expect(status).toBe(200);
    }
  } finally {
    await other.$disconnect();
    await core.close();
  }
});
