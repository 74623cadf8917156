import { actionServices, type ResourceType } from "../language/actions/index.js";
import { looksLikeArn, splitArn, withAwsHead } from "../language/arn-parts.js";
import { isLike } from "../language/glob.js";
import { hasWildcard, type StatementView, textsAt, type Warn } from "./statement-view.js";

const bucketsAndObjects: readonly ResourceType[] = ["bucket", "object"];
const iamTypes: readonly ResourceType[] = ["user", "group", "role", "policy"];

const firstWildcard = (text: string): number => {
  const found = ["*", "?", "${"].map((mark) => text.indexOf(mark)).filter((index) => index >= 0);
  return found.length === 0 ? text.length : Math.min(...found);
};

/** The kinds of resources that a path can name. */
const typesOfPath = (path: string): readonly ResourceType[] => {
  const open = firstWildcard(path);
  if (path.slice(0, open).includes("/")) return ["object"];
  if (open === path.length) return ["bucket"];
  return bucketsAndObjects;
};

const typesOfIam = (resource: string): readonly ResourceType[] =>
  iamTypes.filter((type) => isLike(`${type}/`, `${resource.slice(0, resource.indexOf("/") + 1) || resource}`));

/** The kinds of resources that a text can name. @returns undefined if they are unknown */
const typesOf = (text: string): readonly ResourceType[] | undefined => {
  if (!looksLikeArn(text)) return typesOfPath(text);
  const [, , service, , , resource] = splitArn(withAwsHead(text)) ?? [];
  if (service === "s3" && resource !== undefined) return typesOfPath(resource);
  return service === "iam" && resource !== undefined ? typesOfIam(resource) : undefined;
};

const formOf = (text: string): string | undefined => {
  if (!looksLikeArn(text)) return undefined;
  const parts = splitArn(withAwsHead(text));
  if (parts === undefined) return "is an incomplete ARN; missing parts match anything";
  const [prefix, partition, service] = parts;
  if (prefix !== "arn" || partition !== "aws")
    return 'is not an ARN of this server; these begin with "arn:aws:" or "urn:ecs:"';
  if (!hasWildcard(service) && !actionServices.some((known) => known === service)) return "names an unknown service";
  if (parts.slice(0, -1).some((part) => part.includes("${")))
    return "contains a variable before the fifth colon, where it is literal text";
  return undefined;
};

const isOfEvery = (text: string): boolean => text === "*" || withAwsHead(text) === "arn:aws:s3:::*";

const appliesTo = (view: StatementView, types: readonly ResourceType[]): boolean =>
  view.actions === undefined ||
  view.actions.length === 0 ||
  view.actions.some(({ on }) => on.some((type) => types.includes(type)));

const reasonFor = (text: string, view: StatementView): string | undefined => {
  if (isOfEvery(text)) return undefined;
  const form = formOf(text);
  if (form !== undefined) return form;
  const types = typesOf(text);
  if (types === undefined || appliesTo(view, types)) return undefined;
  return types.length === 0
    ? "is not a resource of IAM"
    : `names a ${types.join(" or ")}, but no action of the statement applies to one`;
};

/** Warns of resources that do not exist, or that no action of their statement applies to. */
export const lintResources = (view: StatementView, warn: Warn): void => {
  for (const name of ["Resource", "NotResource"] as const)
    for (const [text, at] of textsAt(view.statement[name], [...view.path, name])) {
      const reason = reasonFor(text, view);
      if (reason !== undefined) warn(at, reason);
    }
};
