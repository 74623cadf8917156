import { expect, it } from "vitest";
import { type BodyBounds, violationsOf } from "../testing/body-bounds.js";
import { type Bounds, bucketName, flag, letters, notAFlag, notText } from "../testing/bounds.js";
import { StaticWebsiteConfigCreate, StaticWebsiteConfigModify } from "./model.js";

const bucketPrefix = {
  taken: ["", letters(1024), "dist/", "a-b_c.d/9"],
  refused: [letters(1025), "a b", "ä", ...notText],
};

const indexDocument = {
  taken: ["a", letters(255), "pages/index.html"],
  refused: ["", letters(256), "a b", "ä", ...notText],
};

const status = { taken: [400, 599], refused: [399, 600, 404.5, "404", null] };

const spaMode = { taken: [true, false, null], refused: notAFlag };

const website = (member: string, bounds: Omit<Bounds, "member">): Bounds => ({ member, ...bounds });

const page = { error_document: "errors/404.html", status_code: 404 };

const pages = (count: number) => Array.from({ length: count }, () => page);

const websiteMembers: readonly Bounds[] = [
  website("bucket_name", bucketName),
  website("bucket_prefix", bucketPrefix),
  website("index_document", indexDocument),
  website("spa_mode", spaMode),
  website("enabled", { ...flag, refused: [...notAFlag, null] }),
  website("error_pages", { taken: [[], pages(25)], refused: [pages(26), null, {}, "a"] }),
  website("error_pages.0.error_document", {
    taken: ["a", letters(255), "😀".repeat(255), "a/b c.html"],
    refused: ["", letters(256), "/a", ...notText],
  }),
  website("error_pages.0.status_code", status),
];

const bodies: readonly BodyBounds[] = [
  {
    name: "StaticWebsiteConfigCreate",
    schema: StaticWebsiteConfigCreate,
    valid: { bucket_name: "a", error_pages: [page] },
    required: ["bucket_name"],
    members: [
      ...websiteMembers,
      { member: "domain_name", taken: ["a", letters(255)], refused: ["", letters(256), ...notText] },
    ],
  },
  {
    name: "StaticWebsiteConfigModify",
    schema: StaticWebsiteConfigModify,
    valid: { error_pages: [page] },
    required: [],
    members: [...websiteMembers, { member: "domain_name", taken: [], refused: ["www.example.com"] }],
  },
];

it.each(bodies)("$name accepts and refuses its members at their bounds", (body) => {
  expect(violationsOf(body)).toEqual([]);
});
