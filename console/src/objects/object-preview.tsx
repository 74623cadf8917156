import { GetObjectCommand, type HeadObjectCommandOutput } from "@aws-sdk/client-s3";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Button } from "../controls/button";
import { Loaded } from "../states/loaded";
import { texts } from "../texts";
import type { Entry } from "./list-objects";
import type { ObjectAccess } from "./s3";

interface ObjectPreviewProps {
  readonly access: ObjectAccess;
  readonly bucket: string;
  readonly entry: Entry;
  readonly head: HeadObjectCommandOutput;
}

const mostTextBytes = 256 * 1024;
const mostBytes = 32 * 1024 * 1024;

const isText = (type: string): boolean => /^text\/|\b(json|xml|yaml|javascript|csv)\b/.test(type);

/**
 * How something is shown. Its own word for its type is not passed on: an image is shown as an image, and the rest as text, so that
 * nothing of it runs.
 */
const kindOf = ({ ContentType = "", ContentLength = 0 }: HeadObjectCommandOutput) => {
  if (ContentLength > mostBytes) return isText(ContentType) ? "text" : undefined;
  if (/^image\/(png|jpeg|gif|webp|avif|svg\+xml|bmp|x-icon)$/.test(ContentType)) return "image";
  if (ContentType === "application/pdf") return "pdf";
  return isText(ContentType) || ContentLength === 0 ? "text" : undefined;
};

const readable = (text: string, type: string): string => {
  if (!/\bjson\b/.test(type)) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
};

/** An address of bytes within the page, for as long as they are shown. */
const useBlobUrl = (blob: Blob | undefined): string | undefined => {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (blob === undefined) return;
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return url;
};

interface ReadBytes {
  readonly blob?: Blob;
  readonly text?: string;
  readonly isCut?: boolean;
}

const Shown = ({ read, kind }: { readonly read: ReadBytes; readonly kind: string }) => {
  const url = useBlobUrl(read.blob);
  if (read.text !== undefined) {
    return (
      <>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard */}
        <pre className="preview" tabIndex={0}>
          {read.text}
        </pre>
        {read.isCut ? <p className="muted">{texts.objects.cut}</p> : null}
      </>
    );
  }
  if (url === undefined) return null;
  return kind === "image" ? (
    <img className="preview" src={url} alt={texts.objects.preview} />
  ) : (
    <iframe className="preview" src={url} title={texts.objects.preview} />
  );
};

/** The beginning of a text, an image, or a document, once it is asked for. */
export const ObjectPreview = ({ access, bucket, entry, head }: ObjectPreviewProps) => {
  const { key, versionId } = entry;
  const [isOpen, setOpen] = useState(false);
  const kind = kindOf(head);
  const type = head.ContentType ?? "";
  const read = useQuery({
    queryKey: ["preview", access.id, bucket, key, head.ETag, versionId ?? null],
    enabled: isOpen,
    gcTime: 0,
    queryFn: async ({ signal: abortSignal }): Promise<ReadBytes> => {
      const size = head.ContentLength ?? 0;
      const isCut = kind === "text" && size > mostTextBytes;
      const Range = isCut ? `bytes=0-${mostTextBytes - 1}` : undefined;
      const command = new GetObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId, Range });
      const { Body } = await access.s3.send(command, { abortSignal });
      const bytes = ((await Body?.transformToByteArray()) ?? new Uint8Array()) as Uint8Array<ArrayBuffer>;
      if (kind === "text") return { text: readable(new TextDecoder().decode(bytes), type), isCut };
      return { blob: new Blob([bytes], { type }) };
    },
  });
  if (kind === undefined) return null;
  return isOpen ? (
    <Loaded query={read}>{(bytes) => <Shown read={bytes} kind={kind} />}</Loaded>
  ) : (
    <Button onClick={() => setOpen(true)}>{texts.objects.preview}</Button>
  );
};
