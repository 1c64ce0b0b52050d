import type { ReactNode } from "react";
import { Button, ButtonLink } from "#components/ui/button.tsx";

/** A page that says what is wrong and what to do, instead of the one that was asked for. */
export function Trouble({
  title,
  children,
  onRetry,
}: {
  title: string;
  children: ReactNode;
  onRetry?: () => void;
}) {
  return (
    <main className="mx-auto max-w-xl px-5 py-10 sm:py-20">
      <div className="space-y-4 border-t-[3px] border-ink pt-6">
        <h1 className="text-3xl leading-tight font-extrabold tracking-tight">{title}</h1>
        <div className="space-y-3">{children}</div>
        <div className="flex flex-wrap gap-2 pt-2">
          {onRetry && (
            <Button look="primary" onClick={onRetry}>
              Try again
            </Button>
          )}
          <ButtonLink href="/desk">To the list of stories</ButtonLink>
        </div>
      </div>
    </main>
  );
}
