import * as z from "zod";
import { PolicyVersionId } from "../../iam/names.js";

export const versionId = (description: string) => PolicyVersionId.meta({ description, examples: ["v2"] });

export const managedDocument = z.string().meta({
  description:
    "The document, form-encoded (`application/x-www-form-urlencoded`): replace `+` by spaces and percent-decode it to get JSON. Own documents have no whitespace, and `Action` is always a list.",
  examples: [
    "%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%7B%22Effect%22%3A%22Deny%22%2C%22Action%22%3A%5B%22*%22%5D%2C%22Resource%22%3A%22*%22%7D%5D%7D",
  ],
});
