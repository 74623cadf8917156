import { afterAll, beforeAll, expect, it } from "vitest";
import { transaction } from "../database/transaction.js";
import { makeCredentials } from "./credentials.js";
import { createDeliveryFixture, type DeliveryFixture, welcome } from "./provider-calls/testing/delivery-fixture.js";
import { replaceCredentials } from "./replace-credentials.js";

let fixture: DeliveryFixture;
beforeAll(async () => {
  fixture = await createDeliveryFixture();
});
afterAll(() => fixture.close());

it("has a welcome that is still pending bring the new secrets, since the old ones open nothing", async () => {
  await fixture.schedule(welcome);
  const { context } = fixture;
  const credentials = await makeCredentials();
  const { refreshToken, publicKey } = credentials;
  expect(await transaction(context.prisma, (tx) => replaceCredentials(tx, context, "example", credentials))).toBe(true);
  await fixture.deliverDue();
  const createdProvider = { refreshToken, publicKey };
  expect(fixture.provider.calls.map(({ body }) => body)).toEqual([{ token: welcome.payload.token, createdProvider }]);
});
