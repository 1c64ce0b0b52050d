import type { Metadata } from "next";
import { Trouble } from "#components/desk/trouble.tsx";

export const metadata: Metadata = { title: "Not found" };

export default function DeskNotFound() {
  return (
    <Trouble title="There is nothing here">
      <p>The desk has no such page or story. It may have been removed, or the address is not complete.</p>
    </Trouble>
  );
}
