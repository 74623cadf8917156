import type { ServiceDetailResponse, ServiceModify } from "@concordat/sdk";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { storage } from "../cloud/client";
import { Button } from "../controls/button";
import { ConfirmByName } from "../controls/confirm-by-name";
import { Failure } from "../states/failure";
import { texts } from "../texts";

/** What can be done with a service: start, stop, protect, delete. */
export const ServiceActions = ({ service }: { readonly service: ServiceDetailResponse }) => {
  const { uuid, name, configured_status, termination_protection } = service;
  const [isDeleting, setDeleting] = useState(false);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const refresh = () => queries.invalidateQueries({ queryKey: ["services"] });
  const change = useMutation({
    mutationFn: async (changes: ServiceModify) => await storage().services.modify(uuid, changes),
    onSettled: refresh,
  });
  const deletion = useMutation({
    mutationFn: async () => await storage().services.delete(uuid, { force: true }),
    onSuccess: async () => {
      await navigate({ to: "/services" });
      await refresh();
    },
  });
  const isStarted = configured_status === "started";
  return (
    <>
      <Button
        disabled={change.isPending || (isStarted && termination_protection)}
        onClick={() => change.mutate({ configured_status: isStarted ? "stopped" : "started" })}
      >
        {isStarted ? texts.services.stop : texts.services.start}
      </Button>
      <Button
        disabled={change.isPending}
        onClick={() => change.mutate({ termination_protection: !termination_protection })}
      >
        {termination_protection ? texts.services.unprotect : texts.services.protect}
      </Button>
      <Button kind="danger" disabled={termination_protection} onClick={() => setDeleting(true)}>
        {texts.services.delete}
      </Button>
      {change.error ? <Failure error={change.error} title={texts.states.notDone} /> : null}
      {isDeleting ? (
        <ConfirmByName
          title={texts.services.delete}
          text={texts.services.deleteText}
          name={name}
          action={texts.services.delete}
          isWorking={deletion.isPending}
          error={deletion.error}
          onConfirm={() => deletion.mutate()}
          onClose={() => setDeleting(false)}
        />
      ) : null}
    </>
  );
};
