import express from "express";
import { withinDeadline } from "../within-deadline.js";

/** Whether requests can be served now. */
export interface Readiness {
  /** The reason why not, as a sentence; undefined when all is well. */
  whyNot(): Promise<string | undefined>;
}

/** `GET /healthz`: the process is alive. `GET /readyz`: it can serve requests. Neither needs credentials. */
export const healthRoutes = (readiness: Readiness): express.Router => {
  const routes = express.Router({ caseSensitive: true, strict: true });
  routes.get(["/healthz", "/readyz"], (_request, response, next) => {
    response.set("Cache-Control", "no-store");
    next();
  });
  routes.get("/healthz", (_request, response) => {
    response.json({ status: "alive" });
  });
  routes.get("/readyz", async (_request, response) => {
    const reason = await withinDeadline(readiness.whyNot(), "The database does not answer in time.");
    if (reason === undefined) response.json({ status: "ready" });
    else response.status(503).json({ status: "unavailable", reason });
  });
  return routes;
};
