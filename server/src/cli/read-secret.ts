import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { text } from "node:stream/consumers";
import { CommandError } from "./failure.js";

/** Where secrets come from. */
export interface SecretInput extends NodeJS.ReadableStream {
  readonly isTTY?: boolean;
}

const readTyped = (input: SecretInput, output: NodeJS.WritableStream, prompt: string): Promise<string> =>
  new Promise((resolve, reject) => {
    output.write(prompt);
    const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
    const terminal = createInterface({ input, output: silence, terminal: true });
    terminal.once("line", (line) => {
      resolve(line);
      terminal.close();
    });
    terminal.once("close", () => {
      output.write("\n");
      reject(new CommandError("Nothing was typed, so nothing was changed."));
    });
  });

/**
 * Reads a secret: what a person types at a terminal, where it is not shown, or else all of standard input. A line break at its
 * end does not belong to it.
 *
 * @param output takes the prompt
 * @throws CommandError when the person ends the input instead
 */
export const readSecret = async (
  input: SecretInput,
  output: NodeJS.WritableStream,
  prompt: string,
): Promise<string> => {
  if (input.isTTY) return readTyped(input, output, prompt);
  return (await text(input)).replace(/\r?\n$/, "");
};
