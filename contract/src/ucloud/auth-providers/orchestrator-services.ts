import { coreSubject } from "../auth.js";

/** Services that may get tokens to call providers on behalf of Core. */
export const orchestratorServices = [
  coreSubject,
  "_ucloud",
  "_app-orchestrator",
  "_file-orchestrator",
  "_storage",
  "_accounting",
] as const;
