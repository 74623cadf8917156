import type { ObjectContext } from "../object-http/context.js";

/** What S3 works with. */
export type S3Context = ObjectContext;
