import * as z from "zod";
import { isSubjectOf } from "../ucloud/principal.js";
import { DirectoryError } from "./directory-error.js";

/** One fault for each name: what comes first is enough. */
const fault = (error: string) => ({ error, abort: true });

const line = (most: number) =>
  z
    .string()
    .min(1, fault("must not be empty"))
    .max(most, fault(`must have at most ${most} characters`))
    // half of a surrogate pair has no UTF-8 form, and the database takes no NUL
    .refine((text) => !/[\p{Cc}\p{Cs}]/u.test(text), fault("must not contain control characters"))
    .refine((text) => text === text.trim(), fault("must not begin or end with a space"));

/** What a person may be called. Names that begin with `_` are services, those with `#P_` providers. */
export const Username = line(200).refine(
  (name) => isSubjectOf("USER", name),
  "must not begin with _ or #P_, nor contain any of \\ ? / ! $ % ^ & * ( ) [ ] { } ' : ;",
);

/** The title of a project or a group: for people, and not unique over projects. */
export const Title = line(200);

/** The id of a project or a group. It travels in headers, so it is kept plain. */
export const DirectoryId = z
  .string()
  .regex(/^[\w.-]{1,64}$/, "must have 1 to 64 letters, digits, dots, dashes or underscores");

/** Returns what was given when it follows the rule. @throws DirectoryError that quotes it and says what is wrong */
export const requireName = (rule: z.ZodType<string>, what: string, given: string): string => {
  const issue = rule.safeParse(given).error?.issues[0];
  if (issue) throw new DirectoryError(`${JSON.stringify(given)} cannot be ${what}: it ${issue.message}.`);
  return given;
};
