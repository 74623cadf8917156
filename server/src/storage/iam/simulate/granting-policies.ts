import { isLike, type PolicyDocument } from "@concordat/contract/iam";

const listOf = <Item>(value: Item | readonly Item[] | undefined): readonly Item[] =>
  value === undefined ? [] : ([value].flat() as Item[]);

/** Whether a pattern of actions covers some action of a service. */
const concerns = (pattern: string, service: string): boolean => {
  const [prefix = "", ...rest] = pattern.split(":");
  // a pattern without a colon covers actions of all services, or none
  return rest.length === 0 ? /^\*+$/.test(pattern) : isLike(service, prefix);
};

/** Whether a pattern covers all actions of a service. */
const coversAll = (pattern: string, service: string): boolean => {
  const [prefix = "", action] = pattern.split(":");
  return action === undefined ? /^\*+$/.test(pattern) : isLike(service, prefix) && /^\*+$/.test(action);
};

/**
 * Whether a document allows some action of a service, as AWS tells it: resources, conditions and denials do not count.
 *
 * @param text a document without faults
 * @param service its prefix in actions, such as `s3`
 */
export const grantsService = (text: string, service: string): boolean =>
  listOf((JSON.parse(text) as PolicyDocument).Statement).some((statement) => {
    if (statement.Effect !== "Allow") return false;
    if (statement.NotAction === undefined)
      return listOf<string>(statement.Action).some((pattern) => concerns(pattern, service));
    return !listOf<string>(statement.NotAction).some((pattern) => coversAll(pattern, service));
  });
