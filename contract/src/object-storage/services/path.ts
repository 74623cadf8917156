import * as z from "zod";
import { basePath } from "../operation.js";

/** The path of one service. */
export const servicePath = `${basePath}/:service_uuid` as const;

/** Ids in paths can be any text: a text that is not a UUID is an unknown service, which is answered with 404. */
export const serviceParams = {
  service_uuid: z
    .string()
    .meta({ description: "UUID of the service.", format: "uuid", examples: ["1200ecde-db95-4d1c-9133-6508f3232567"] }),
} as const;
