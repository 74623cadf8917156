import { nameLimits } from "@concordat/contract/object-storage";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { storage } from "../cloud/client";
import { Button } from "../controls/button";
import { Dialog } from "../controls/dialog";
import { TextField } from "../controls/field";
import { Failure } from "../states/failure";
import { texts } from "../texts";

interface CreateBucketProps {
  readonly service: string;
  readonly onClose: () => void;
}

/** Asks for the name of a new bucket, and creates it. */
export const CreateBucket = ({ service, onClose }: CreateBucketProps) => {
  const [name, setName] = useState("");
  const queries = useQueryClient();
  const creation = useMutation({
    mutationFn: async () => await storage().buckets.create(service, { name }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["services", service] });
      onClose();
    },
  });
  return (
    <Dialog title={texts.buckets.create} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          creation.mutate();
        }}
      >
        <TextField
          label={texts.services.name}
          hint={texts.buckets.nameHint(nameLimits.bucket)}
          value={name}
          onChange={setName}
          maxLength={nameLimits.bucket}
          required
        />
        {creation.error ? <Failure error={creation.error} title={texts.states.notDone} /> : null}
        <div className="form-actions">
          <Button onClick={onClose}>{texts.dialog.cancel}</Button>
          <Button type="submit" kind="primary" disabled={name === "" || creation.isPending}>
            {texts.buckets.create}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
