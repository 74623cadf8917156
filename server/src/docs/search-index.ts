import { addressOf } from "./addresses.js";
import type { RenderedText } from "./markdown.js";
import { shelfOf } from "./reading-order.js";
import { operationAddress } from "./reference-address.js";

/** Something that readers look for. */
export interface SearchEntry {
  readonly title: string;
  readonly kind: "Operation" | "Guide" | "Reference" | "Section" | "Error";
  /** Its address, seen from `/docs/`. */
  readonly href: string;
  /** Other names of it. */
  readonly names: string;
  /** What is said about it; a word that is found here counts least. */
  readonly text: string;
}

/** What the index needs of an OpenAPI document. */
interface Described {
  readonly paths?: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
  readonly webhooks?: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
  readonly "x-errors"?: readonly { readonly code: string; readonly title: string; readonly when: string }[];
}

interface DescribedOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly "x-path"?: string;
}

/** Longer texts are cut: the index is a file that browsers load. */
const mostCharacters = 1500;

const cut = (text: string): string => text.replace(/\s+/g, " ").trim().slice(0, mostCharacters);

const plain = (html: string): string =>
  html
    .replace(/<[^<>]*>/g, " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");

const operationsOf = ({ paths = {}, webhooks = {} }: Described): SearchEntry[] =>
  [...Object.entries(paths), ...Object.entries(webhooks)].flatMap(([path, methods]) =>
    Object.values(methods).map((operation) => ({
      title: operation.summary,
      kind: "Operation" as const,
      href: operationAddress(operation, path in webhooks),
      names: `${operation.operationId} ${operation["x-path"] ?? path}`,
      text: cut(`${operation.tags.join(" ")} ${operation.description}`),
    })),
  );

interface PageText {
  readonly name: string;
  readonly text: RenderedText;
}

/** A page, and each of its sections, which begins with a heading that has an anchor. */
const sectionsOf = ({ name, text }: PageText): SearchEntry[] => {
  const [opening = "", ...sections] = text.html.split(/(?=<h[23] id=")/);
  const address = addressOf(name, "");
  const kind = shelfOf(name) === "Guides" ? "Guide" : "Reference";
  return [
    { title: text.title, kind, href: address, names: name, text: cut(plain(opening)) },
    ...sections.map((section): SearchEntry => {
      const [, id = "", heading = ""] = /^<h[23] id="([^"]*)">(.*?) <a class="heading-anchor"/.exec(section) ?? [];
      const body = section.slice(section.indexOf("\n"));
      return {
        title: plain(heading).trim(),
        kind: "Section",
        href: `${address}#${id}`,
        names: text.title,
        text: cut(plain(body)),
      };
    }),
  ];
};

/** Everything that can be searched for: operations, pages with their sections, and errors. */
export const searchIndex = (document: object, texts: readonly PageText[]): readonly SearchEntry[] => {
  const described = document as Described;
  const errors = (described["x-errors"] ?? []).map(
    ({ code, title, when }): SearchEntry => ({
      title: code,
      kind: "Error",
      href: `errors#${code}`,
      names: title,
      text: when,
    }),
  );
  return [...operationsOf(described), ...texts.flatMap(sectionsOf), ...errors];
};
