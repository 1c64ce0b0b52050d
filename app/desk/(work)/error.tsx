"use client";

import { useEffect } from "react";
import { Trouble } from "#components/desk/trouble.tsx";

type Props = { error: Error & { digest?: string }; unstable_retry?: () => void; reset: () => void };

/** A page of the desk could not be made. When the database is out of reach it looks again by itself. */
export default function DeskError({ error }: Props) {
  const unavailable = error.digest === "unavailable";

  useEffect(() => {
    document.title = unavailable ? "Database out of reach" : "Something went wrong";
    if (!unavailable) return;
    const timer = setInterval(async () => {
      const health = await fetch("/api/health", { cache: "no-store" }).catch(() => null);
      if (health?.ok) location.reload();
    }, 3000);
    return () => clearInterval(timer);
  }, [unavailable]);

  return (
    <Trouble
      title={unavailable ? "The database cannot be reached" : "This page could not be made"}
      onRetry={() => location.reload()}
    >
      {unavailable ? (
        <>
          <p>
            The desk keeps every story in a database, and that one does not answer. Readers still get the
            pages that were ready. Nothing that was saved is lost, and text that you had typed here is kept in
            this browser.
          </p>
          <p>
            This page looks again every few seconds and goes on by itself. If it lasts, tell whoever runs the
            site: the database server has to be started or reached again.
          </p>
        </>
      ) : (
        <p>
          Something went wrong on the server. Text that you had typed is kept in this browser. Try again; if
          it happens again, tell whoever runs the site
          {error.digest ? ` and give them this number: ${error.digest}` : ""}.
        </p>
      )}
    </Trouble>
  );
}
