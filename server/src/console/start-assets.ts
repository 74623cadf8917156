import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Content } from "../docs/answer.js";

const read = (name: string) => () => readFile(fileURLToPath(new URL(`../../assets/start/${name}`, import.meta.url)));

/** What the start page loads, by name. */
export const startAssets: readonly (readonly [name: string, content: Content])[] = [
  ["start.css", { mediaType: "text/css", load: read("start.css") }],
  ["start.js", { mediaType: "text/javascript", load: read("start.js") }],
];
