/** An entity tag as headers and documents have it. */
export const quotedTag = (etag: string): string => `"${etag}"`;
