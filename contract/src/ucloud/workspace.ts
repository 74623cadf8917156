import * as z from "zod";
import { textLimits } from "./text-limits.js";

/** Headers of calls that act within a workspace. */
export const WorkspaceHeaders = z.object({
  project: z.string().max(textLimits.name).optional().meta({
    description: "Id of the project to work in. Without it, the call acts in the caller's personal workspace.",
  }),
});
