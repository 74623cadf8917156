import { randomBytes } from "node:crypto";

/** Names this server beside the id of a request, as `x-amz-id-2`. */
export const hostId = randomBytes(48).toString("base64");
