"use client";

/** A page with the readers' looks could not be made: the database may be out of reach. */
export default function PreviewError() {
  return (
    <main className="wrap page-message">
      <h1>This page cannot be shown just now</h1>
      <p>Nothing is lost. Try again in a moment; if it lasts, tell whoever runs the site.</p>
      <p>
        <button type="button" onClick={() => location.reload()}>
          Try again
        </button>
      </p>
    </main>
  );
}
