"use client";

import {
  type Announcements,
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  type UniqueIdentifier,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from "@dnd-kit/sortable";
import { type ReactNode, useId } from "react";

type Props = {
  keys: string[];
  noun: string;
  onMove: (from: number, to: number) => void;
  children: ReactNode;
};

/** Lets items be dragged up and down, by pointer or by keyboard, and says where they are. */
export function Sorting({ keys, noun, onMove, children }: Props) {
  const id = useId();
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const place = (key: UniqueIdentifier) => keys.indexOf(String(key)) + 1;
  const announcements: Announcements = {
    onDragStart: ({ active }) => `Picked up ${noun} ${place(active.id)} of ${keys.length}.`,
    onDragOver: ({ over }) => (over ? `Over place ${place(over.id)} of ${keys.length}.` : undefined),
    onDragEnd: ({ over }) => (over ? `Put down at place ${place(over.id)} of ${keys.length}.` : undefined),
    onDragCancel: ({ active }) => `Left where it was, at place ${place(active.id)}.`,
  };
  return (
    <DndContext
      id={id}
      sensors={sensors}
      collisionDetection={closestCenter}
      accessibility={{
        announcements,
        screenReaderInstructions: {
          draggable:
            "Space picks it up, the arrows move it, Space puts it down, Escape leaves it where it was.",
        },
      }}
      onDragEnd={({ active, over }) => {
        if (over && over.id !== active.id) onMove(place(active.id) - 1, place(over.id) - 1);
      }}
    >
      <SortableContext items={keys} strategy={verticalListSortingStrategy}>
        {children}
      </SortableContext>
    </DndContext>
  );
}
