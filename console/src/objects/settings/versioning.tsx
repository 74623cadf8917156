import {
  type BucketVersioningStatus,
  GetBucketVersioningCommand,
  PutBucketVersioningCommand,
} from "@aws-sdk/client-s3";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "../../controls/button";
import { Failure } from "../../states/failure";
import { Loaded } from "../../states/loaded";
import { texts } from "../../texts";
import type { ObjectAccess } from "../s3";

interface VersioningProps {
  readonly access: ObjectAccess;
  readonly bucket: string;
}

/** Whether a bucket keeps what is replaced and deleted. */
export const Versioning = ({ access: { s3, id }, bucket }: VersioningProps) => {
  const queryKey = ["bucket-settings", id, bucket, "versioning"];
  const queries = useQueryClient();
  const versioning = useQuery({
    queryKey,
    queryFn: async ({ signal: abortSignal }) =>
      (await s3.send(new GetBucketVersioningCommand({ Bucket: bucket }), { abortSignal })).Status ?? null,
  });
  const change = useMutation({
    mutationFn: (Status: BucketVersioningStatus) =>
      s3.send(new PutBucketVersioningCommand({ Bucket: bucket, VersioningConfiguration: { Status } })),
    onSettled: () => queries.invalidateQueries({ queryKey }),
  });
  return (
    <Loaded query={versioning}>
      {(status) => (
        <div className="form">
          <p>{texts.buckets.versioningStates[status ?? "never"]}</p>
          {change.error ? <Failure error={change.error} title={texts.states.notDone} /> : null}
          <div className="form-actions">
            <Button
              disabled={change.isPending}
              onClick={() => change.mutate(status === "Enabled" ? "Suspended" : "Enabled")}
            >
              {status === "Enabled" ? texts.buckets.suspend : texts.buckets.enable}
            </Button>
          </div>
        </div>
      )}
    </Loaded>
  );
};
