import { GetObjectCommand } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../controls/button";
import { Field, TextField } from "../controls/field";
import { Failure } from "../states/failure";
import { texts } from "../texts";
import type { Entry } from "./list-objects";
import type { ObjectAccess } from "./s3";

interface PresignedLinkProps {
  readonly access: ObjectAccess;
  readonly bucket: string;
  readonly entry: Entry;
}

/** Makes a link with which anybody can read the object for a while. */
export const PresignedLink = ({ access, bucket, entry }: PresignedLinkProps) => {
  const [seconds, setSeconds] = useState(3600);
  const making = useMutation({
    mutationFn: () => {
      const command = new GetObjectCommand({ Bucket: bucket, Key: entry.key, VersionId: entry.versionId });
      return getSignedUrl(access.s3, command, { expiresIn: seconds });
    },
  });
  return (
    <details>
      <summary>{texts.objects.link}</summary>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          making.mutate();
        }}
      >
        <Field label={texts.objects.linkFor} hint={texts.objects.linkHint}>
          {(tie) => (
            <select {...tie} value={seconds} onChange={({ currentTarget }) => setSeconds(Number(currentTarget.value))}>
              {texts.objects.linkTimes.map(([value, name]) => (
                <option key={value} value={value}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        {making.data === undefined ? null : (
          <TextField
            label={texts.objects.linkMade}
            value={making.data}
            readOnly
            onFocus={({ currentTarget }) => currentTarget.select()}
          />
        )}
        {making.error ? <Failure error={making.error} title={texts.states.notDone} /> : null}
        <div className="form-actions">
          <Button type="submit">{texts.objects.makeLink}</Button>
        </div>
      </form>
    </details>
  );
};
