import { randomBytes } from "node:crypto";
import type { GivenKey } from "./customer-key-headers.js";

/** The entity tag of bytes: their MD5, but for those under a customer's key, of which a tag is to tell nothing. */
export const entityTagOf = (md5: Buffer, given: GivenKey | undefined): string =>
  (given ? randomBytes(md5.length) : md5).toString("hex");
