import { catalogueLink, type Refusal } from "@concordat/contract";
import type { Response } from "express";

/**
 * Begins the answer to a request that is refused, in either API; the room adds its body. All refusals come by here, but for those
 * that are kept under an idempotency key: they are `ApiError`s as well, and lead to the catalogue by the same link.
 */
export const refuse = (response: Response, { entry }: Refusal): Response =>
  response.status(entry.status).set("Link", catalogueLink(entry));
