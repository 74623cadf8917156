import type { Caller } from "../accounts/authentication.js";
import { type ServiceRef, serviceOfAccount } from "../storage/service-ref.js";

/** The service that the path of a call names, as one of the account's. */
export const serviceOf = ({
  principal,
  params,
}: {
  readonly principal: Pick<Caller, "id">;
  readonly params: { readonly service_uuid: string };
}): ServiceRef => serviceOfAccount(principal.id, params.service_uuid);
