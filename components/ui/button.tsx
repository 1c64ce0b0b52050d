import type { ComponentProps } from "react";

type Look = "primary" | "plain" | "quiet" | "danger";

const looks: Record<Look, string> = {
  primary: "bg-ink text-paper border-ink hover:bg-ink/85 hover:border-ink",
  plain: "bg-surface text-ink border-edge hover:border-quiet hover:bg-raised",
  quiet: "bg-transparent text-quiet border-transparent hover:text-ink hover:bg-raised",
  danger: "bg-surface text-danger border-danger/60 hover:bg-danger hover:text-paper hover:border-danger",
};

const shape =
  "inline-flex min-h-9 max-w-full items-center justify-center gap-1.5 rounded-xs border px-3 py-1 text-sm font-medium leading-tight whitespace-nowrap no-underline max-sm:min-h-10 " +
  "cursor-pointer transition-colors select-none disabled:cursor-default disabled:opacity-50 aria-disabled:cursor-default aria-disabled:opacity-60";

/** Classes of a button's look, for elements that other libraries render. */
export function buttonClass(look: Look = "plain", extra = ""): string {
  return `${shape} ${looks[look]} ${extra}`;
}

export function Button({
  look,
  className,
  type = "button",
  ...rest
}: ComponentProps<"button"> & { look?: Look }) {
  return <button type={type} className={buttonClass(look, className)} {...rest} />;
}

/** A link that looks like a button: it leads somewhere, it does nothing. */
export function ButtonLink({ look, className, ...rest }: ComponentProps<"a"> & { look?: Look }) {
  return <a className={buttonClass(look, className)} {...rest} />;
}

/** A small square button that bears only an icon; its name is for those who do not see it, and a tooltip. */
export function IconButton({
  name,
  className = "",
  ...rest
}: Omit<ComponentProps<"button">, "name" | "title"> & { name: string }) {
  return (
    <button
      type="button"
      aria-label={name}
      title={name}
      className={`inline-flex size-8 shrink-0 cursor-pointer items-center justify-center rounded-xs text-quiet transition-colors max-sm:size-10 hover:bg-raised hover:text-ink disabled:cursor-default disabled:opacity-30 disabled:hover:bg-transparent ${className}`}
      {...rest}
    />
  );
}
