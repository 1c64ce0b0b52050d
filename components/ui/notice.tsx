import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";

type Tone = "info" | "good" | "warning" | "danger";

const tones: Record<Tone, { look: string; icon: typeof Info; iconLook: string }> = {
  info: { look: "border-edge bg-surface", icon: Info, iconLook: "text-quiet" },
  good: { look: "border-good/50 bg-good-soft", icon: CircleCheck, iconLook: "text-good" },
  warning: { look: "border-warn/50 bg-warn-soft", icon: TriangleAlert, iconLook: "text-warn" },
  danger: { look: "border-danger/60 bg-danger-soft", icon: CircleAlert, iconLook: "text-danger" },
};

/** Something to know, with what can be done about it. */
export function Notice({
  tone = "info",
  title,
  children,
  actions,
  className = "",
  ...rest
}: Omit<ComponentProps<"div">, "title"> & { tone?: Tone; title?: ReactNode; actions?: ReactNode }) {
  const { look, icon: Icon, iconLook } = tones[tone];
  return (
    <div className={`flex gap-3 rounded-xs border px-3.5 py-3 text-sm ${look} ${className}`} {...rest}>
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${iconLook}`} />
      <div className="min-w-0 flex-1 space-y-1.5">
        {title && <p className="font-semibold text-ink">{title}</p>}
        {children}
        {actions && <div className="flex flex-wrap gap-2 pt-1 *:whitespace-normal">{actions}</div>}
      </div>
    </div>
  );
}
