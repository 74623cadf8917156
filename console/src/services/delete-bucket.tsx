import { useMutation, useQueryClient } from "@tanstack/react-query";
import { storage } from "../cloud/client";
import { ConfirmByName } from "../controls/confirm-by-name";
import { texts } from "../texts";

interface DeleteBucketProps {
  readonly service: string;
  readonly name: string;
  readonly onClose: () => void;
}

/** Deletes a bucket with everything in it, once its name is typed. */
export const DeleteBucket = ({ service, name, onClose }: DeleteBucketProps) => {
  const queries = useQueryClient();
  const deletion = useMutation({
    mutationFn: async () => await storage().buckets.delete(service, name),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["services", service] });
      onClose();
    },
  });
  return (
    <ConfirmByName
      title={texts.buckets.deleteNamed(name)}
      text={texts.buckets.deleteText}
      name={name}
      action={texts.buckets.delete}
      isWorking={deletion.isPending}
      error={deletion.error}
      onConfirm={() => deletion.mutate()}
      onClose={onClose}
    />
  );
};
