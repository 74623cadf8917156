import { view } from "../../schema.js";
import { operation, versionPath } from "../operation.js";
import { ok } from "../success.js";
import { ZoneListResponse } from "./model.js";

/** Lists the zones. It is not part of object storage: tools of the vendor complete and check the names of zones with it. */
const list = operation({
  method: "GET",
  path: `${versionPath}/zone`,
  readOnly: true,
  costs: false,
  request: {},
  success: { ...ok("All zones."), body: view(ZoneListResponse) },
  errors: [],
  summary: "List zones",
  description: "Lists the zones of all regions. Regions say which zones' private networks reach their services.",
  tag: "Object storage regions",
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "all",
      summary: "List the zones",
      request: {},
      response: { zones: { zone: [{ description: "Helsinki #2", id: "fi-hel2", public: "yes" }] } },
    },
  ],
  source: { beyond: "UpCloud Go client: GetZones, which Terraform's data sources and upctl call" },
});

/** The data centres. */
export const zones = { list };
