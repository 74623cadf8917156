import { addresses } from "./addresses.mjs";
import { buckets } from "./buckets.mjs";
import { credentials } from "./credentials.mjs";
import { objects } from "./objects.mjs";
import { rights } from "./rights.mjs";

/**
 * What the situations are about, each with its own.
 * @type {readonly { readonly title: string, readonly situations: readonly import("./situation.mjs").Situation[] }[]}
 */
export const chapters = [
  { title: "Keys, sessions and clocks", situations: credentials },
  { title: "Rights", situations: rights },
  { title: "Buckets and services", situations: buckets },
  { title: "Objects", situations: objects },
  { title: "Addresses", situations: addresses },
];

/** All situations. */
export const situations = chapters.flatMap((chapter) => chapter.situations);
