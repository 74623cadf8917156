import * as z from "zod";
import type { XmlElement } from "../aws/xml/write-xml.js";
import type { QueryCall } from "./query-call.js";
import { invalidParameter } from "./query-error.js";

const mostItems = 1000;
const defaultItems = 100;

const MaxItems = z
  .string()
  .regex(/^\d{1,4}$/, "must be a number")
  .transform(Number)
  .refine((items) => items >= 1 && items <= mostItems, `must be from 1 to ${mostItems}`);

const encode = (key: string): string => Buffer.from(key).toString("base64url");

/** A marker is the key of the last item before the page. */
const readMarker = ({ parameters }: Pick<QueryCall, "parameters">): string | undefined => {
  const marker = parameters.text("Marker");
  if (marker === undefined) return undefined;
  const key = Buffer.from(marker, "base64url").toString("utf8");
  if (encode(key) === marker && marker !== "") return key;
  throw invalidParameter("Marker", marker, "Member must be a marker of an earlier answer");
};

/** A page of a list, as an answer shows it. */
interface Page<Item> {
  /** The name of the element that holds the items. */
  readonly list: string;
  readonly items: readonly Item[];
  /** What the items are sorted by, and what the marker names. */
  readonly keyOf: (item: Item) => string;
  readonly elements: (item: Item) => readonly XmlElement[] | string;
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** Cuts a page out of a list, by `Marker` and `MaxItems`. @throws QueryError `ValidationError` for either */
export const pageOf = <Item>(
  call: Pick<QueryCall, "parameters">,
  { list, items, keyOf, elements }: Page<Item>,
): readonly XmlElement[] => {
  const limit = call.parameters.optional("MaxItems", MaxItems) ?? defaultItems;
  const after = readMarker(call);
  const sorted = items
    .map((item) => ({ key: keyOf(item), item }))
    .filter(({ key }) => after === undefined || key > after)
    .sort((a, b) => compare(a.key, b.key));
  const page = sorted.slice(0, limit);
  const isTruncated = sorted.length > limit;
  return [
    [list, page.map(({ item }) => ["member", elements(item)] as const)],
    ["IsTruncated", isTruncated],
    ["Marker", isTruncated ? encode(page.at(-1)?.key ?? "") : undefined],
  ];
};
