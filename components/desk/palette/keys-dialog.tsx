"use client";

import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { KeyCaps } from "./key-caps.tsx";
import { keyGroups } from "./keys.ts";

/** All keys of the desk. */
export function KeysDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} wide title="Keys" footer={<Button onClick={onClose}>Close</Button>}>
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2 sm:grid-rows-[auto_1fr]">
        {keyGroups.map(({ name, keys }) => (
          <section key={name} className="first:sm:row-span-1 [&:nth-child(2)]:sm:row-span-2">
            <h3 className="mb-1.5 font-bold">{name}</h3>
            <dl className="space-y-1">
              {keys.map(({ keys: caps, what }) => (
                <div key={what} className="flex items-center justify-between gap-4">
                  <dt className="min-w-0">{what}</dt>
                  <dd>
                    <KeyCaps keys={caps} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
