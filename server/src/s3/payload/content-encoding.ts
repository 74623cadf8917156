/** The content encodings to keep with an object: those of the header without `aws-chunked`, which is only how it was sent. */
export function keptContentEncoding(header: string | undefined): string | undefined {
  const encodings = (header ?? "")
    .split(",")
    .map((encoding) => encoding.trim())
    .filter((encoding) => encoding !== "" && encoding.toLowerCase() !== "aws-chunked");
  return encodings.length > 0 ? encodings.join(",") : undefined;
}
