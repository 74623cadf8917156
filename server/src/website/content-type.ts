import mime from "mime";

/** What S3 stores for objects whose writer named no type. */
const unnamed = "binary/octet-stream";

const isText = /^text\/|^application\/(json|javascript|xml)$|\+(json|xml)$/;

/** The type of a page: the stored one, or else that of the extension. @param stored the type that is stored with the object */
export const contentTypeOf = (key: string, stored: string | undefined): string => {
  if (stored !== undefined && stored !== unnamed) return stored;
  const type = mime.getType(key);
  if (type === null) return unnamed;
  return isText.test(type) ? `${type}; charset=utf-8` : type;
};
