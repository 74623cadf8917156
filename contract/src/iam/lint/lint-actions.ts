import { didYouMean } from "../../suggestion.js";
import { actionServices, actions } from "../language/actions/index.js";
import { actionsLike, hasWildcard, type StatementView, textsAt, type Warn } from "./statement-view.js";

const quoted = actionServices.map((service) => `"${service}"`).join(", ");

const reasonFor = (text: string): string | undefined => {
  if (text === "*" || actionsLike(text).length > 0) return undefined;
  const service = text.slice(0, text.indexOf(":")).toLowerCase();
  if (!actionServices.some((known) => known === service))
    return `names an unknown service; the services are ${quoted}${didYouMean(service, actionServices)}`;
  if (hasWildcard(text)) return "matches no action";
  return `is not an action${didYouMean(
    text,
    actions.map(({ name }) => name),
  )}`;
};

/** Warns of actions that do not exist. They are valid, and match nothing. */
export const lintActions = ({ statement, path }: StatementView, warn: Warn): void => {
  for (const name of ["Action", "NotAction"] as const)
    for (const [text, at] of textsAt(statement[name], [...path, name])) {
      const reason = reasonFor(text);
      if (reason !== undefined) warn(at, reason);
    }
};
