import { expect, it } from "vitest";
import * as z from "zod";
import { contract } from "./apis.js";
import { partsOf } from "./operation-parts.js";
import { servedOperations } from "./router.js";

const secret = /"(refreshToken|accessToken|claimToken|privateKey|secret_access_key|password)":\{/;

const handsOutSecrets = (schema: z.ZodType | undefined): boolean =>
  schema !== undefined &&
  secret.test(JSON.stringify(z.toJSONSchema(schema, { unrepresentable: "any", reused: "inline" })));

it.each(servedOperations(contract))(
  "$id declares whether it hands out secrets without changing anything",
  ({ operation }) => {
    const { response } = partsOf(operation);
    expect(operation.readsSecrets).toBe(operation.readOnly && handsOutSecrets(response?.schema));
  },
);

it("some operations hand out secrets, reads and others", () => {
  const handing = servedOperations(contract).filter(({ operation }) =>
    handsOutSecrets(partsOf(operation).response?.schema),
  );
  const ids = handing.map(({ id }) => id);
  expect(ids).toEqual(
    expect.arrayContaining(["providers.browse", "authProviders.refresh", "objectStorage.users.accessKeys.create"]),
  );
});
