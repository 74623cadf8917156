import * as z from "zod";
import { basePath } from "../operation.js";

/** Where everything of one service lies. */
export const servicePath = `${basePath}/:service_uuid` as const;

/** Ids in paths are any text here: what is no UUID names nothing, and the answer to that is 404. */
export const serviceParams = {
  service_uuid: z
    .string()
    .meta({ description: "UUID of the service.", format: "uuid", examples: ["1200ecde-db95-4d1c-9133-6508f3232567"] }),
} as const;
