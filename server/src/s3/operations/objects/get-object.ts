import { readBytes } from "../../../object-http/read-bytes.js";
import { objectHandler } from "../../call.js";
import { viewObject } from "../../objects/object-view.js";

/** GetObject: bytes that are in the row are answered at once, others as they are read and verified. */
export const getObjectHandler = objectHandler(true, async (call) => {
  const { status, headers, range, object, customerKey } = await viewObject(call);
  const { content } = object;
  const size = range.end - range.start + 1;
  if (size === 0) return { status, headers };
  if (content.kind === "whole" && content.stored.inline) {
    const { bytes } = call.context;
    return { status, headers, body: await bytes.openInline(call.service.uuid, content.stored, range, { customerKey }) };
  }
  const bytes = readBytes(call, object, range, { reusesMemory: true, customerKey });
  return { status, headers, body: { bytes, size } };
});
