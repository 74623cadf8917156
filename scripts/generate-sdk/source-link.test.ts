import { expect, it } from "vitest";
import { sourceLink } from "./source-link.js";

const storage = "https://developers.upcloud.com/1.3/21-managed-object-storage/";
const ucloud = "https://docs.cloud.sdu.dk/dev/docs/developer-guide/accounting-and-projects/providers.html";

it.each([
  ["/1.3/object-storage-2", "Create service", `{@link ${storage}#create-service Create service}`],
  ["/api/providers/browse", "Providers, Remote Procedure Calls: browse", `{@link ${ucloud}#browse browse}`],
  [
    "/ucloud/:providerId/integration/welcome",
    "Providers, Example: Registering a Provider; IntegrationProvider",
    `{@link ${ucloud}#example-registering-a-provider Example: Registering a Provider}`,
  ],
  ["/1.3/account", { beyond: "What another tool calls" }, "What another tool calls"],
])("leads from %s to the section %j", (path, source, link) => {
  expect(sourceLink({ path, source })).toBe(link);
});
