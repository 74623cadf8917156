import type { Expression } from "./expression.js";

/**
 * Records the regular expressions that some code builds with the constructor, such as a module while it is loaded.
 *
 * @param isOf the files whose calls count, by their part of a stack trace
 */
export const recordBuilt = async (isOf: (stack: string) => string | undefined, act: () => Promise<unknown>) => {
  const built: Expression[] = [];
  const original = globalThis.RegExp;
  const note = (made: RegExp): RegExp => {
    const file = isOf(new Error("where").stack ?? "");
    if (file !== undefined) built.push({ source: made.source, flags: made.flags, file });
    return made;
  };
  globalThis.RegExp = new Proxy(original, {
    construct: (target, given, newTarget) => note(Reflect.construct(target, given, newTarget) as RegExp),
    apply: (target, self, given) => note(Reflect.apply(target, self, given) as RegExp),
  });
  try {
    await act();
  } finally {
    globalThis.RegExp = original;
  }
  return built;
};
