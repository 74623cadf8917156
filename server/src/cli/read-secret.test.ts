import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { expect, it } from "vitest";
import { CommandError } from "./failure.js";
import { readSecret } from "./read-secret.js";

/** What a person sees and the command gets, when these keys are typed at a terminal. */
const type = async (keys: string) => {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => undefined });
  const output = new PassThrough();
  const read = readSecret(input, output, "Password: ").catch((error: unknown) => error);
  input.write(keys);
  const secret = await read;
  output.end();
  return { secret, seen: await text(output) };
};

it("is not shown while it is typed, and can be corrected", async () => {
  expect(await type("secrey\u007ft\r")).toEqual({ secret: "secret", seen: "Password: \n" });
});

it.each(["\u0003", "\u0004"])("is given up by %j, and nothing is changed then", async (key) => {
  const { secret } = await type(key);
  expect(secret).toBeInstanceOf(CommandError);
});
