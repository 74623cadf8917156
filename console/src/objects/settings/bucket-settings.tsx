import { useState } from "react";
import { Choice } from "../../controls/choice";
import { Dialog } from "../../controls/dialog";
import { visible } from "../../controls/shown";
import { texts } from "../../texts";
import type { ObjectAccess } from "../s3";
import { DocumentEditor } from "./document-editor";
import { bucketDocuments } from "./documents";
import { Versioning } from "./versioning";

interface BucketSettingsProps {
  readonly access: ObjectAccess;
  readonly bucket: string;
  readonly onClose: () => void;
}

const options = [
  { value: "versioning", label: texts.buckets.versioning },
  ...bucketDocuments.map(({ name }) => ({ value: name, label: texts.buckets.documents[name].title })),
] as const;

/** How a bucket is set up: its versioning, and each of its documents. */
export const BucketSettings = ({ access, bucket, onClose }: BucketSettingsProps) => {
  const [chosen, setChosen] = useState<(typeof options)[number]["value"]>("versioning");
  const document = bucketDocuments.find(({ name }) => name === chosen);
  return (
    <Dialog title={texts.buckets.settingsOf(visible(bucket))} onClose={onClose}>
      <Choice label={texts.buckets.settings} options={options} value={chosen} onChange={setChosen} />
      {document ? (
        <DocumentEditor key={chosen} access={access} bucket={bucket} document={document} />
      ) : (
        <Versioning access={access} bucket={bucket} />
      )}
    </Dialog>
  );
};
