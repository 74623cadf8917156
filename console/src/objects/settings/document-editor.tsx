import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../controls/button";
import { Field } from "../../controls/field";
import { Failure } from "../../states/failure";
import { Loaded } from "../../states/loaded";
import { texts } from "../../texts";
import type { ObjectAccess } from "../s3";
import type { BucketDocument } from "./documents";

interface DocumentEditorProps {
  readonly access: ObjectAccess;
  readonly bucket: string;
  readonly document: BucketDocument;
}

interface EditorProps extends DocumentEditorProps {
  /** The document as it is; undefined where there is none. */
  readonly found: unknown;
  readonly queryKey: readonly unknown[];
}

/** What is wrong with a text that is to be JSON. */
const faultOf = (text: string): string | undefined => {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
};

const Editor = ({ access, bucket, document, found, queryKey }: EditorProps) => {
  const { title, text } = texts.buckets.documents[document.name];
  const example = JSON.stringify(document.example, null, 2).replaceAll("BUCKET", bucket);
  const [typed, setTyped] = useState(() => (found === undefined ? "" : JSON.stringify(found, null, 2)));
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries({ queryKey });
  const save = useMutation({
    mutationFn: () => document.write(access.s3, bucket, JSON.parse(typed) as never),
    onSuccess,
  });
  const removal = useMutation({
    mutationFn: async () => document.remove?.(access.s3, bucket),
    onSuccess: async () => {
      setTyped("");
      await onSuccess();
    },
  });
  const fault = typed.trim() === "" ? undefined : faultOf(typed);
  const error = save.error ?? removal.error;
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Field label={title} hint={text} fault={fault}>
        {(tie) => (
          <textarea
            {...tie}
            className="code"
            spellCheck={false}
            value={typed}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          />
        )}
      </Field>
      {error ? <Failure error={error} title={texts.states.notDone} /> : null}
      {save.isSuccess ? <p role="status">{texts.buckets.saved}</p> : null}
      <div className="form-actions">
        {typed === "" ? <Button onClick={() => setTyped(example)}>{texts.buckets.example}</Button> : null}
        {found !== undefined && document.remove !== undefined ? (
          <Button kind="danger" disabled={removal.isPending} onClick={() => removal.mutate()}>
            {texts.buckets.remove}
          </Button>
        ) : null}
        <Button type="submit" kind="primary" disabled={typed.trim() === "" || fault !== undefined || save.isPending}>
          {texts.objects.save}
        </Button>
      </div>
    </form>
  );
};

/** A document of a bucket, to be read, written and removed. S3 says what is wrong with it. */
export const DocumentEditor = (props: DocumentEditorProps) => {
  const { access, bucket, document } = props;
  const queryKey = ["bucket-settings", access.id, bucket, document.name];
  const found = useQuery({
    queryKey,
    staleTime: 0,
    queryFn: async () => ({ document: await document.read(access.s3, bucket) }),
  });
  return <Loaded query={found}>{(read) => <Editor {...props} found={read.document} queryKey={queryKey} />}</Loaded>;
};
