import type { Metadata } from "next";

export const metadata: Metadata = { title: "Not found" };

export default function NoSuchVersion() {
  return (
    <main className="wrap page-message">
      <h1>There is no such version</h1>
      <p>It may have been folded into a later one of the same sitting, or the address is not complete.</p>
    </main>
  );
}
