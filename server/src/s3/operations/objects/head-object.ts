import { objectHandler } from "../../call.js";
import { viewObject } from "../../objects/object-view.js";

/** HeadObject: what GetObject answers, without the bytes. */
export const headObjectHandler = objectHandler(false, async (call) => {
  const { status, headers, range } = await viewObject(call);
  return { status, headers: { ...headers, "Content-Length": String(range.end - range.start + 1) } };
});
