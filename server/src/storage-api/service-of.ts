import type { Caller } from "../accounts/authentication.js";
import { type ServiceRef, serviceOfAccount } from "../storage/service-ref.js";

/** The service that the path of a request names, as one of the caller's. */
export const serviceOf = ({
  caller,
  params,
}: {
  readonly caller: Pick<Caller, "id">;
  readonly params: { readonly service_uuid: string };
}): ServiceRef => serviceOfAccount(caller.id, params.service_uuid);
