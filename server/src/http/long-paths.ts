import type { Refusal } from "@concordat/contract";
import type { RequestHandler } from "express";
import { ApiError } from "./api-error.js";

/** Longer than any path to something that can exist, however its names are encoded. */
const longestPath = 4096;

/**
 * Refuses paths that are too long to lead anywhere, before they are compared with those of all operations: each of these would
 * read the whole path, to and fro.
 */
export const refuseLongPaths =
  (refusal: Refusal): RequestHandler =>
  (request, _response, next) =>
    next(request.path.length > longestPath ? ApiError.of(refusal) : undefined);
