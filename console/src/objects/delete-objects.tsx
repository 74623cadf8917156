import { DeleteObjectsCommand } from "@aws-sdk/client-s3";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../controls/button";
import { Dialog } from "../controls/dialog";
import { Shown } from "../controls/shown";
import { Failure } from "../states/failure";
import { texts } from "../texts";
import type { Entry } from "./list-objects";
import type { ObjectAccess } from "./s3";

interface DeleteObjectsProps {
  readonly access: ObjectAccess;
  readonly bucket: string;
  readonly entries: readonly Entry[];
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** So few at a time that progress can be seen; S3 would take a thousand. */
const atOnce = 100;

/** Deletes objects, or single versions of them, some at a time. */
export const DeleteObjects = ({ access, bucket, entries, onDone, onClose }: DeleteObjectsProps) => {
  const [done, setDone] = useState(0);
  const deletion = useMutation({
    mutationFn: async () => {
      for (let at = 0; at < entries.length; at += atOnce) {
        const Objects = entries
          .slice(at, at + atOnce)
          .map(({ key, versionId }) => ({ Key: key, ...(versionId !== undefined && { VersionId: versionId }) }));
        const command = new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } });
        const { Errors: [first] = [] } = await access.s3.send(command);
        if (first) throw new Error(`${first.Key}: ${first.Message}`);
        setDone(Math.min(at + atOnce, entries.length));
      }
    },
    onSuccess: onDone,
  });
  const isForGood = entries.some(({ versionId }) => versionId !== undefined);
  return (
    <Dialog title={texts.objects.deleteSelected(entries.length)} onClose={onClose}>
      <p>{isForGood ? texts.objects.deleteVersionsText : texts.objects.deleteText}</p>
      <ul>
        {entries.slice(0, 5).map(({ key, versionId = "" }) => (
          <li key={key + versionId}>
            <Shown text={key} />
          </li>
        ))}
      </ul>
      {entries.length > 5 ? <p className="muted">{texts.objects.andMore(entries.length - 5)}</p> : null}
      {deletion.isPending ? (
        <progress max={entries.length} value={done} aria-label={texts.objects.deleteProgress} />
      ) : null}
      {deletion.error ? <Failure error={deletion.error} title={texts.states.notDone} /> : null}
      <div className="form-actions">
        <Button onClick={onClose}>{texts.dialog.cancel}</Button>
        <Button kind="danger" disabled={deletion.isPending} onClick={() => deletion.mutate()}>
          {texts.buckets.delete}
        </Button>
      </div>
    </Dialog>
  );
};
