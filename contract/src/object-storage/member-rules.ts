import type * as z from "zod";
import { mostFaults } from "../faults.js";

type Context = z.core.$RefinementCtx<unknown>;
type Members = Readonly<Record<string, unknown>>;

/** The members of a value of any type: a rule may also see values that have faults. */
export const membersOf = (value: unknown): Members =>
  (typeof value === "object" && value !== null ? value : {}) as Members;

/** The items of a value that should be a list; none if it is not. */
export const itemsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/**
 * For rules over several members. Zod skips such a rule as soon as one member has a fault, so that a caller would see one
 * fault after the other. With this option the rule runs on every object and list.
 */
export const besideOtherFaults = {
  when: ({ value }: { readonly value: unknown }) => typeof value === "object" && value !== null,
};

/** Adds a fault for one member. */
export const fault = (context: Context, path: readonly PropertyKey[], message: string): void =>
  context.addIssue({ code: "custom", path: [...path], message });

/**
 * Refuses lists in which a name occurs twice; the fault is that of the second entry.
 *
 * @param member the member with the name
 * @param nameOf the value that names are compared by, such as a host name in lower case; undefined is never a duplicate
 */
export const uniqueBy =
  (member: string, nameOf: (value: unknown) => unknown = (value) => value) =>
  (items: unknown, context: Context): void => {
    const seen = new Set<unknown>();
    let duplicates = 0;
    // a parse that stops at the first fault leaves holes for the items after it: `every` skips holes
    itemsOf(items).every((item, index) => {
      const name = nameOf(membersOf(item)[member]);
      if (name === undefined) return true;
      if (seen.has(name)) {
        fault(context, [index, member], "must not occur twice");
        duplicates += 1;
      }
      seen.add(name);
      return duplicates < mostFaults;
    });
  };
