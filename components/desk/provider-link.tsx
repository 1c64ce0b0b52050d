import { ExternalLink, LogIn } from "lucide-react";
import { ButtonLink } from "#components/ui/button.tsx";

type Props = {
  children: string;
  href: string;
  look?: "primary" | "plain";
  newTab?: boolean;
  onClick?: () => void;
};

/** The way to the sign-in provider: a link and no form, since it leads away from this site. */
export function ProviderLink({ children, newTab = false, look = "plain", ...link }: Props) {
  const Icon = newTab ? ExternalLink : LogIn;
  return (
    <ButtonLink {...link} look={look} className="w-full" {...(newTab && { target: "_blank" })}>
      <Icon aria-hidden className="size-4" />
      <span className="truncate">{children}</span>
    </ButtonLink>
  );
}

/** Stands between two ways to come in. */
export function Or({ children }: { children: string }) {
  return (
    <p className="my-5 flex items-center gap-3 text-sm text-quiet before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
      {children}
    </p>
  );
}
