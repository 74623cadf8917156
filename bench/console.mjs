// How soon the first screen of the console can be used, in a browser with an empty cache: node bench/console.mjs
// Run `npm run build` before. It needs a Chromium.
import { launchBrowser } from "../scripts/browser/launch.mjs";
import { makeFolder, removeFolder, startProcess } from "./machine/concordat.mjs";
import { report } from "./machine/figures.mjs";
import { median } from "./machine/median.mjs";
import { sizeOf } from "./machine/size.mjs";

const goalSeconds = 1.5;
const { rounds } = sizeOf({ rounds: 9 });
const dataDir = await makeFolder();
const server = await startProcess({ dataDir });
const browser = await launchBrowser();

/** A profile of its own for each load: nothing is cached. */
async function load() {
  const context = await browser.newContext();
  const page = await context.newPage();
  const began = performance.now();
  await page.goto(`${server.url}/console`, { waitUntil: "commit" });
  await page.getByLabel("Account name").fill("ada");
  const seconds = (performance.now() - began) / 1000;
  await context.close();
  return seconds;
}

try {
  await load();
  const loads = [];
  for (let round = 0; round < rounds; round++) loads.push(await load());
  report([
    {
      name: "first screen, from the address to a field that is filled in",
      value: median(loads),
      unit: "s",
      goal: { atMost: goalSeconds },
      beside: { fastest: `${Math.min(...loads).toFixed(2)} s`, slowest: `${Math.max(...loads).toFixed(2)} s` },
    },
  ]);
} finally {
  await browser.close();
  await server.stop();
  await removeFolder(dataDir);
}
