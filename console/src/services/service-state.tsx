import type { OperationalState } from "@concordat/sdk";
import { texts } from "../texts";

const kindOf = (state: OperationalState): string => {
  if (state === "running") return "badge-good";
  if (state === "stopped") return "";
  return state.startsWith("delete-") ? "badge-bad" : "badge-busy";
};

/** What a service is doing, in its own word and by colour. */
export const ServiceState = ({ state }: { readonly state: OperationalState }) => (
  <span className={`badge ${kindOf(state)}`} title={texts.services.state}>
    {state}
  </span>
);
