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

const notAMarker = "Member must be a marker of an earlier answer";

/** A marker is the key of the last item before the page. */
const readMarker = ({ parameters }: Pick<QueryCall, "parameters">): string | undefined => {
  const marker = parameters.text("Marker");
  if (marker === undefined) return undefined;
  const key = Buffer.from(marker, "base64url").toString("utf8");
  if (encode(key) === marker && marker !== "") return key;
  throw invalidParameter("Marker", marker, notAMarker);
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

const tailOf = (next: string | undefined): readonly XmlElement[] => [
  ["IsTruncated", next !== undefined],
  ["Marker", next === undefined ? undefined : encode(next)],
];

/** How many items a page of an answer has at most. @throws QueryError `ValidationError` */
export const pageLimit = ({ parameters }: Pick<QueryCall, "parameters">): number =>
  parameters.optional("MaxItems", MaxItems) ?? defaultItems;

/**
 * Reads where a page begins, and makes the end of an answer.
 *
 * @returns the text with which the answer before this one ended, and what ends this one
 * @throws QueryError `ValidationError`
 */
export const pageMarker = (call: Pick<QueryCall, "parameters">) => ({ after: readMarker(call), tailOf });

/**
 * Cuts a page out of a list that keeps its order, by `Marker` and `MaxItems`.
 *
 * @param most so many items a page has at most, whatever is asked for
 * @throws QueryError `ValidationError` for either
 */
export const cutPage = <Item>(
  call: Pick<QueryCall, "parameters">,
  items: readonly Item[],
  most: number,
): { readonly items: readonly Item[]; readonly tail: readonly XmlElement[] } => {
  const marker = readMarker(call) ?? "0";
  if (!/^\d{1,9}$/.test(marker)) throw invalidParameter("Marker", encode(marker), notAMarker);
  const from = Number(marker);
  const to = from + Math.min(pageLimit(call), most);
  return { items: items.slice(from, to), tail: tailOf(to < items.length ? String(to) : undefined) };
};

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** Cuts a page out of a list, by `Marker` and `MaxItems`. @throws QueryError `ValidationError` for either */
export const pageOf = <Item>(
  call: Pick<QueryCall, "parameters">,
  { list, items, keyOf, elements }: Page<Item>,
): readonly XmlElement[] => {
  const limit = pageLimit(call);
  const after = readMarker(call);
  const sorted = items
    .map((item) => ({ key: keyOf(item), item }))
    .filter(({ key }) => after === undefined || key > after)
    .sort((a, b) => compare(a.key, b.key));
  const page = sorted.slice(0, limit);
  const isTruncated = sorted.length > limit;
  return [
    [list, page.map(({ item }) => ["member", elements(item)] as const)],
    ...tailOf(isTruncated ? (page.at(-1)?.key ?? "") : undefined),
  ];
};
