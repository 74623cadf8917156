import type * as z from "zod";
import { mostFaults } from "../faults.js";

type Context = z.core.$RefinementCtx<unknown>;
type Members = Readonly<Record<string, unknown>>;

/** The members of a value, whatever it is: a rule also sees what has faults of its own. */
export const membersOf = (value: unknown): Members =>
  (typeof value === "object" && value !== null ? value : {}) as Members;

/** The items of a value that should be a list. */
export const itemsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/**
 * For rules over several members. Zod leaves such a rule out as soon as one member has a fault, and its caller would
 * learn of one fault after the other; with this it runs on whatever is an object or a list.
 */
export const besideOtherFaults = {
  when: ({ value }: { readonly value: unknown }) => typeof value === "object" && value !== null,
};

/** Adds a fault of one member. */
export const fault = (context: Context, path: readonly PropertyKey[], message: string): void =>
  context.addIssue({ code: "custom", path: [...path], message });

/**
 * Refuses lists in which a name stands twice; the fault is the second one's.
 *
 * @param member the member that holds the name
 * @param nameOf what two names are compared by, such as a host name in lower case; undefined is never a double
 */
export const uniqueBy =
  (member: string, nameOf: (value: unknown) => unknown = (value) => value) =>
  (items: unknown, context: Context): void => {
    const seen = new Set<unknown>();
    let doubles = 0;
    // who stops at the first fault leaves the places of items that were not read empty: `every` passes them over
    itemsOf(items).every((item, index) => {
      const name = nameOf(membersOf(item)[member]);
      if (name === undefined) return true;
      if (seen.has(name)) {
        fault(context, [index, member], "must not occur twice");
        doubles += 1;
      }
      seen.add(name);
      return doubles < mostFaults;
    });
  };
