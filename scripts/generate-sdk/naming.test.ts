import { expect, it } from "vitest";
import { camelFromHeader, kebab, pascal } from "./naming.js";

it("makes names of types, files and options", () => {
  expect(pascal(["objectStorage", "accessKeys"])).toBe("ObjectStorageAccessKeys");
  expect(kebab(["objectStorage", "accessKeys"])).toBe("object-storage-access-keys");
  expect(camelFromHeader("Idempotency-Key")).toBe("idempotencyKey");
});
