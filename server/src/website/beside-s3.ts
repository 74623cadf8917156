import type { ServedBeside } from "../object-http/served-beside.js";
import { isForWebsite } from "./host-of-site.js";

/** Static websites on the ports of S3, told apart by the host. @param objectsDomain below which services have their names */
export const websitesBesideS3 = (objectsDomain: string): ServedBeside => ({
  accepts: (incoming, context) => isForWebsite(incoming, objectsDomain, context),
  load: async (context) => {
    const { createServeWebsite } = await import("./serve-website.js");
    return createServeWebsite(context);
  },
});
