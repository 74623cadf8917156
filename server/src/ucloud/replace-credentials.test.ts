import { afterAll, beforeAll, expect, it } from "vitest";
import { transaction } from "../database/transaction.js";
import { makeCredentials } from "./credentials.js";
import { type DeliveryStage, setDeliveryStage, welcome } from "./provider-calls/testing/delivery-stage.js";
import { replaceCredentials } from "./replace-credentials.js";

let stage: DeliveryStage;
beforeAll(async () => {
  stage = await setDeliveryStage();
});
afterAll(() => stage.close());

it("has a welcome that is still owed bring the new secrets, since the old ones open nothing", async () => {
  await stage.owe(welcome);
  const { context } = stage;
  const credentials = await makeCredentials();
  const { refreshToken, publicKey } = credentials;
  expect(await transaction(context.prisma, (tx) => replaceCredentials(tx, context, "example", credentials))).toBe(true);
  await stage.deliverDue();
  const createdProvider = { refreshToken, publicKey };
  expect(stage.provider.calls.map(({ body }) => body)).toEqual([{ token: welcome.payload.token, createdProvider }]);
});
