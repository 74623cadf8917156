import { coreSubject } from "../auth.js";

/** Services that may ask for tokens in Core's name. */
export const orchestratorServices = [
  coreSubject,
  "_ucloud",
  "_app-orchestrator",
  "_file-orchestrator",
  "_storage",
  "_accounting",
] as const;
