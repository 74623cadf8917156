import type { ButtonHTMLAttributes } from "react";

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `primary` is what the screen is for; `danger` cannot be undone. */
  readonly kind?: "plain" | "primary" | "danger";
}

export const Button = ({ kind = "plain", type = "button", className = "", ...rest }: ButtonProps) => (
  <button type={type} className={`button button-${kind} ${className}`} {...rest} />
);
