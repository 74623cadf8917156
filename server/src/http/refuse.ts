import { catalogueLink, type Refusal } from "@concordat/contract";
import type { Response } from "express";

/** Begins the answer to a request that is refused, in either API: all refusals come by here. The room adds its body. */
export const refuse = (response: Response, { entry }: Refusal): Response =>
  response.status(entry.status).set("Link", catalogueLink(entry));
