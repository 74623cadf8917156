// What it costs to mount a route from the contract, without database and credentials, against the same route written by hand and
// against bare Express: node bench/mounted-route.mjs
// Ours and the one by hand read the request (JSON, or the query), validate it with the contract's own zod schema, and answer JSON.
// Ours also names the request, checks that text can be stored, finds its operation's rules, and runs all steps of a call. Both
// run on our HTTP server; bare Express runs as it starts by itself, and answers the same bytes without looking at what was asked.
import { ucloud } from "@concordat/contract/ucloud";
import { startChild } from "./machine/child.mjs";
import { report } from "./machine/figures.mjs";
import { requestText } from "./machine/load.mjs";
import { sizeOf } from "./machine/size.mjs";
import { compareUnderLoad, ratioOf } from "./machine/turns.mjs";

const goal = { atLeast: 0.9 };
const size = { ...sizeOf({ rounds: 21, warmUps: 3, ms: 400 }), connections: 16 };
const kinds = ["mounted", "by hand", "bare"];

const { create, browse } = ucloud.providers;
const item = { id: "example", domain: "provider.example.com", https: true, port: 8443 };
const product = { id: "", category: "", provider: "ucloud_core" };
const query = "?itemsPerPage=25&includeOthers=true&filterName=example&sortBy=createdAt&sortDirection=descending";

const requests = {
  "POST with a body": requestText("POST", create.path, { body: { items: [{ ...item, product }] } }),
  "GET with a query": requestText("GET", browse.path + query),
};

const children = await Promise.all(
  kinds.map((kind) => startChild(new URL("./machine/routes.mjs", import.meta.url), [kind])),
);
try {
  const figures = [];
  for (const [what, text] of Object.entries(requests)) {
    const request = Buffer.from(text);
    const sides = children.map(({ pid, port }) => ({ port, pids: [pid], next: () => request }));
    const [mounted, byHand, bare] = await compareUnderLoad(sides, size);
    if (!mounted || !byHand || !bare) throw new Error("A side is missing.");
    figures.push({
      name: `${what}, of the same by hand, by processor time`,
      value: ratioOf(byHand.allMicros, mounted.allMicros),
      goal,
      beside: {
        "by requests per second": ratioOf(mounted.rates, byHand.rates),
        "mounted per second": mounted.perSecond,
        "other per second": byHand.perSecond,
        "mounted µs": mounted.micros,
        "other µs": byHand.micros,
      },
    });
    figures.push({
      name: `${what}, of bare Express, by processor time`,
      value: ratioOf(bare.allMicros, mounted.allMicros),
      beside: {
        "by requests per second": ratioOf(mounted.rates, bare.rates),
        "mounted per second": mounted.perSecond,
        "other per second": bare.perSecond,
        "mounted µs": mounted.micros,
        "other µs": bare.micros,
      },
    });
  }
  report(figures);
} finally {
  for (const child of children) child.end();
}
