import pg from "pg";
import { onTestFinished, vi } from "vitest";

/** Lets the first statements that begin so fail, until the test is over. @returns how many have failed */
export const failStatements = (beginning: RegExp, times: number): (() => number) => {
  const { query } = pg.Client.prototype;
  let failed = 0;
  const failing = vi.spyOn(pg.Client.prototype, "query").mockImplementation(function (this: pg.Client, ...parts) {
    const [statement] = parts as unknown as [string | { readonly text: string }];
    const text = typeof statement === "string" ? statement : statement.text;
    const fails = failed < times && beginning.test(text.trimStart());
    if (fails) failed++;
    return Reflect.apply(query, this, fails ? ["SELECT 1 / 0", ...parts.slice(1)] : parts) as never;
  });
  onTestFinished(() => failing.mockRestore());
  return () => failed;
};
