import { PutObjectTaggingCommand } from "@aws-sdk/client-s3";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../controls/button";
import { TextField } from "../controls/field";
import { readLabels } from "../services/labels-text";
import { Failure } from "../states/failure";
import { texts } from "../texts";
import type { Entry } from "./list-objects";
import type { ObjectAccess } from "./s3";

interface ObjectTagsProps {
  readonly access: ObjectAccess;
  readonly bucket: string;
  readonly entry: Entry;
  readonly tags: readonly { readonly key: string; readonly value: string }[];
}

/** The tags of an object, to be changed. */
export const ObjectTags = ({ access, bucket, entry, tags }: ObjectTagsProps) => {
  const [typed, setTyped] = useState(() => tags.map(({ key, value }) => `${key}=${value}`).join(", "));
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: async () => {
      const TagSet = readLabels(typed).map(({ key, value }) => ({ Key: key, Value: value }));
      await access.s3.send(
        new PutObjectTaggingCommand({
          Bucket: bucket,
          Key: entry.key,
          VersionId: entry.versionId,
          Tagging: { TagSet },
        }),
      );
      await queries.invalidateQueries({ queryKey: ["object", access.id, bucket, entry.key] });
    },
  });
  return (
    <details>
      <summary>{texts.objects.tags(tags.length)}</summary>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate();
        }}
      >
        <TextField label={texts.objects.tagsLabel} hint={texts.services.labelsHint} value={typed} onChange={setTyped} />
        {change.error ? <Failure error={change.error} title={texts.states.notDone} /> : null}
        <div className="form-actions">
          <Button type="submit" disabled={change.isPending}>
            {texts.objects.save}
          </Button>
        </div>
      </form>
    </details>
  );
};
