import { type Refusals, tooDeep } from "@concordat/contract";
import express, { type RequestHandler } from "express";
import { ApiError } from "./api-error.js";
import { isNestedTooDeep } from "./nesting.js";

/** A smaller body is parsed before its nesting is looked at: that costs next to nothing, and tells where it is too deep. */
const large = 64 * 1024;

/**
 * Reads bodies as JSON, whatever their Content-Type says: clients send all kinds, and so do the vendors' own examples. Every JSON
 * text is read, so that the schema can tell what is wrong with a number or null.
 *
 * @param limit the most bytes that are read, in the form of `64kb`; beyond it the error has the status 413
 * @param refusals how the room refuses what is nested without end, which would take seconds to parse
 */
export const readJsonUpTo = (limit: string, refusals: Pick<Refusals, "faulty">): RequestHandler => {
  const readJson = express.json({
    type: () => true,
    limit,
    strict: false,
    verify: (_request, _response, text) => {
      if (text.length > large && isNestedTooDeep(text)) throw ApiError.of(refusals.faulty([tooDeep], false));
    },
  });
  return (request, response, next) => {
    request.headers["content-type"] = "application/json";
    readJson(request, response, next);
  };
};
