"use client";

import { Ellipsis } from "lucide-react";
import { createContext, useContext } from "react";
import { IconButton } from "#components/ui/button.tsx";
import { Menu, MenuItem, MenuLink } from "#components/ui/menu.tsx";
import type { Expected } from "../types.ts";
import { type StepName, stepNames } from "./step-words.ts";

export type Chosen = Expected & { headline: string };

/** Asks what goes with a move of one story, and makes it; `Chosen` around the menus gives it. */
export const MoveOne = createContext<(story: Chosen, step: StepName) => void>(() => undefined);

/** What can be done with one story, behind a button on its card. */
export function CardMenu({ story, steps }: { story: Chosen; steps: StepName[] }) {
  const move = useContext(MoveOne);
  return (
    <Menu
      trigger={
        <IconButton name={`Move “${story.headline}”`}>
          <Ellipsis aria-hidden className="size-4" />
        </IconButton>
      }
    >
      {steps.map((step) => (
        <MenuItem key={step} onClick={() => move(story, step)}>
          {stepNames[step]}…
        </MenuItem>
      ))}
      <MenuLink href={`/desk/stories/${story.id}`}>Open the story</MenuLink>
    </Menu>
  );
}
