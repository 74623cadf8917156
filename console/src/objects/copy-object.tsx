import { CopyObjectCommand, DeleteObjectCommand } from "@aws-sdk/client-s3";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../controls/button";
import { TextField } from "../controls/field";
import { Failure } from "../states/failure";
import { texts } from "../texts";
import type { Entry } from "./list-objects";
import type { ObjectAccess } from "./s3";

interface CopyObjectProps {
  readonly access: ObjectAccess;
  readonly bucket: string;
  readonly entry: Entry;
  readonly onChanged: () => void;
  readonly onMoved: () => void;
}

const sourceOf = (bucket: string, { key, versionId }: Entry): string => {
  const path = `${bucket}/${key.split("/").map(encodeURIComponent).join("/")}`;
  return versionId === undefined ? path : `${path}?versionId=${encodeURIComponent(versionId)}`;
};

/** Copies an object to another key, or moves it there. A version that is copied onto its own key is the current one again. */
export const CopyObject = ({ access, bucket, entry, onChanged, onMoved }: CopyObjectProps) => {
  const [key, setKey] = useState(entry.key);
  const copy = useMutation({
    mutationFn: async (isMove: boolean) => {
      await access.s3.send(new CopyObjectCommand({ Bucket: bucket, Key: key, CopySource: sourceOf(bucket, entry) }));
      // only once the copy is there
      if (isMove) await access.s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: entry.key }));
    },
    onSuccess: (_, isMove) => {
      onChanged();
      if (isMove) onMoved();
    },
  });
  const isSame = key === entry.key;
  const isVersion = entry.versionId !== undefined;
  return (
    <details>
      <summary>{texts.objects.copyMove}</summary>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          copy.mutate(false);
        }}
      >
        <TextField label={texts.objects.newKey} value={key} onChange={setKey} />
        {copy.isSuccess ? <p role="status">{texts.objects.copied}</p> : null}
        {copy.error ? <Failure error={copy.error} title={texts.states.notDone} /> : null}
        <div className="form-actions">
          <Button type="submit" disabled={key === "" || (isSame && !isVersion) || copy.isPending}>
            {isSame && isVersion ? texts.objects.restore : texts.objects.copy}
          </Button>
          {isVersion ? null : (
            <Button disabled={key === "" || isSame || copy.isPending} onClick={() => copy.mutate(true)}>
              {texts.objects.move}
            </Button>
          )}
        </div>
      </form>
    </details>
  );
};
