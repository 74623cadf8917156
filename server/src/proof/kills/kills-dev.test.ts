import { it } from "vitest";
import { runCampaign } from "./campaign.js";
import { tell } from "./report.js";

it("x", { timeout: 3_000_000 }, async () => {
  const seed = Number(process.env["CONCORDAT_TEST_SEED"] || 1);
  const at = performance.now();
  const report = await runCampaign({
    seed,
    calls: Number(process.env["CALLS"] || 150),
    kills: Number(process.env["KILLS"] || 3),
    writers: 4,
    copies: Number(process.env["COPIES"] || 1),
  });
  console.log(tell(report), JSON.stringify(report.acknowledged), performance.now() - at);
});
