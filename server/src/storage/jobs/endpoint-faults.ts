import { isBelow } from "../services/hosts.js";
import type { StorageFault } from "../storage-error.js";
import type { NewJob } from "./job.js";

/** Where the vendor's own services are reached. */
const vendorDomain = "upcloudobjects.com";

/** What is wrong with the endpoints of a job, if anything: the source is any object storage, the target a managed one. */
export const endpointFaults = ({ source, target }: NewJob, objectsDomain: string): StorageFault[] =>
  Object.entries({ source, target }).flatMap(([side, { endpointUrl }]) => {
    const field = `${side}.endpointUrl`;
    const url = URL.canParse(endpointUrl) ? new URL(endpointUrl) : undefined;
    if (!url || !/^https?:$/.test(url.protocol)) return [{ field, reason: "Value must be an http or https URL." }];
    // every answer shows the URL
    if (url.username || url.password) return [{ field, reason: "Value must hold no credentials." }];
    const isManaged = [objectsDomain, vendorDomain].some((domain) => isBelow(url.hostname, domain));
    if (side === "source" || isManaged) return [];
    return [{ field, reason: "Value must be an endpoint of a managed object storage." }];
  });
