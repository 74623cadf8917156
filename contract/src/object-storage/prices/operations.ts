import { view } from "../../schema.js";
import { operation, versionPath } from "../operation.js";
import { ok } from "../success.js";
import { PriceListResponse } from "./model.js";

/** Lists the prices. It is not part of object storage: clients of the vendor read them. */
const list = operation({
  method: "GET",
  path: `${versionPath}/price`,
  readOnly: true,
  costs: false,
  request: {},
  success: { ...ok("The prices of all zones."), body: view(PriceListResponse) },
  errors: [],
  summary: "List prices",
  description: "Lists the zones without any prices: this server charges nothing. Clients that read prices find none.",
  tag: "Object storage account",
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "none",
      summary: "List the prices",
      request: {},
      response: { prices: { zone: [{ name: "fi-hel2" }] } },
    },
  ],
  source: { beyond: "UpCloud Go client: GetPriceZones; the Python client has the same" },
});

/** What the vendor charges. */
export const prices = { list };
