import { GetObjectCommand, GetObjectTaggingCommand, HeadObjectCommand } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { queryOptions, useMutation, useQuery } from "@tanstack/react-query";
import { Button } from "../controls/button";
import { Bytes } from "../controls/bytes";
import { DateTime } from "../controls/date-time";
import { Dialog } from "../controls/dialog";
import { Shown, visible } from "../controls/shown";
import { Failure } from "../states/failure";
import { Loaded } from "../states/loaded";
import { texts } from "../texts";
import { CopyObject } from "./copy-object";
import type { Entry } from "./list-objects";
import { ObjectPreview } from "./object-preview";
import { ObjectTags } from "./object-tags";
import { PresignedLink } from "./presigned-link";
import type { ObjectAccess } from "./s3";

interface ObjectDialogProps {
  readonly access: ObjectAccess;
  readonly bucket: string;
  readonly entry: Entry;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

const headQuery = ({ s3, id }: ObjectAccess, bucket: string, { key, versionId }: Entry) =>
  queryOptions({
    queryKey: ["object", id, bucket, key, versionId ?? null],
    queryFn: async ({ signal: abortSignal }) => {
      const named = { Bucket: bucket, Key: key, VersionId: versionId };
      const [head, tags] = await Promise.all([
        s3.send(new HeadObjectCommand(named), { abortSignal }),
        // whoever may read an object need not be allowed to read its tags
        s3.send(new GetObjectTaggingCommand(named), { abortSignal }).catch(() => ({ TagSet: [] })),
      ]);
      return { head, tags: (tags.TagSet ?? []).map(({ Key = "", Value = "" }) => ({ key: Key, value: Value })) };
    },
  });

/** The name under which a browser saves it. */
const fileName = (key: string): string => visible(key.split("/").at(-1) || key).replaceAll('"', "'");

/** One object, or one version of it: what is known of it, its beginning, and what can be done with it. */
export const ObjectDialog = ({ access, bucket, entry, onChanged, onClose }: ObjectDialogProps) => {
  const { key, versionId } = entry;
  const about = useQuery({ ...headQuery(access, bucket, entry), enabled: entry.kind === "object" });
  const download = useMutation({
    mutationFn: async () => {
      const command = new GetObjectCommand({
        Bucket: bucket,
        Key: key,
        VersionId: versionId,
        ResponseContentDisposition: `attachment; filename*=UTF-8''${encodeURIComponent(fileName(key))}`,
      });
      const link = document.createElement("a");
      link.href = await getSignedUrl(access.s3, command, { expiresIn: 60 });
      link.download = fileName(key);
      link.click();
    },
  });
  return (
    <Dialog title={visible(key)} onClose={onClose}>
      {entry.kind === "marker" ? (
        <p>{texts.objects.markerText}</p>
      ) : (
        <Loaded query={about}>
          {({ head, tags }) => (
            <>
              <dl className="facts">
                <dt>{texts.services.size}</dt>
                <dd>
                  <Bytes bytes={head.ContentLength ?? 0} />
                </dd>
                <dt>{texts.objects.modified}</dt>
                <dd>{head.LastModified ? <DateTime at={head.LastModified} /> : null}</dd>
                <dt>{texts.objects.type}</dt>
                <dd>{head.ContentType}</dd>
                <dt>ETag</dt>
                <dd>
                  <code>{head.ETag}</code>
                </dd>
                {head.VersionId === undefined ? null : (
                  <>
                    <dt>{texts.objects.version}</dt>
                    <dd>
                      <code>{head.VersionId}</code>
                    </dd>
                  </>
                )}
                {Object.entries(head.Metadata ?? {}).map(([name, value]) => (
                  <div key={name} className="fact-row">
                    <dt>
                      <Shown text={`x-amz-meta-${name}`} />
                    </dt>
                    <dd>
                      <Shown text={value} />
                    </dd>
                  </div>
                ))}
              </dl>
              <div className="form-actions dialog-actions">
                <Button kind="primary" disabled={download.isPending} onClick={() => download.mutate()}>
                  {texts.objects.download}
                </Button>
              </div>
              {download.error ? <Failure error={download.error} title={texts.states.notDone} /> : null}
              <ObjectPreview access={access} bucket={bucket} entry={entry} head={head} />
              <ObjectTags access={access} bucket={bucket} entry={entry} tags={tags} />
              <PresignedLink access={access} bucket={bucket} entry={entry} />
              <CopyObject access={access} bucket={bucket} entry={entry} onChanged={onChanged} onMoved={onClose} />
            </>
          )}
        </Loaded>
      )}
    </Dialog>
  );
};
