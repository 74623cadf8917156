import { UnauthorizedError } from "@concordat/sdk";
import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Button } from "../controls/button";
import { Failure } from "../states/failure";
import { texts } from "../texts";
import type { Session } from "./session";

export interface SignInFormProps {
  readonly onSignedIn: (session: Session) => void;
}

interface FormProps extends SignInFormProps {
  /** Tries the credentials. */
  readonly attempt: () => Promise<Session>;
  /** What it means that the credentials are refused. */
  readonly refused: string;
  readonly isComplete: boolean;
  readonly children: ReactNode;
}

/** STS says so by these codes. */
const refusals = ["InvalidClientTokenId", "SignatureDoesNotMatch"];
const isRefusal = (error: Error): boolean => error instanceof UnauthorizedError || refusals.includes(error.name);

/** What the ways to sign in share: the button, and why it did not succeed. */
export const SignInForm = ({ attempt, refused, isComplete, onSignedIn, children }: FormProps) => {
  const { mutate, isPending, error } = useMutation({ mutationFn: attempt, onSuccess: onSignedIn });
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete) mutate();
      }}
    >
      {children}
      {error ? (
        <Failure error={error} title={texts.signIn.failed} meaning={isRefusal(error) ? refused : undefined} />
      ) : null}
      <div className="form-actions">
        <Button type="submit" kind="primary" disabled={!isComplete || isPending}>
          {isPending ? texts.signIn.working : texts.signIn.submit}
        </Button>
      </div>
    </form>
  );
};
