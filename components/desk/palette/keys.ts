/** Every key of the desk, in words. `Mod` is Ctrl, or Cmd on a Mac. */
export const keyGroups: { name: string; keys: { keys: string; what: string }[] }[] = [
  {
    name: "Anywhere",
    keys: [
      { keys: "Mod K", what: "Find a command, a part or a story" },
      { keys: "Mod S", what: "Save now" },
      { keys: "Mod Enter", what: "Publish…" },
      { keys: "Mod Alt M", what: "Comment on the selection" },
      { keys: "Alt Enter", what: "From a passage to its comment, and back" },
      { keys: "?", what: "This list, when no field has the focus" },
    ],
  },
  {
    name: "Writing",
    keys: [
      { keys: "Mod B", what: "Bold" },
      { keys: "Mod I", what: "Italic" },
      { keys: "Mod Shift K", what: "Link" },
      { keys: "Mod Alt 2", what: "Heading" },
      { keys: "Mod Alt 3", what: "Subheading" },
      { keys: "Mod Shift 7", what: "Numbered list" },
      { keys: "Mod Shift 8", what: "List" },
      { keys: "Mod Shift 9", what: "Quote" },
      { keys: "Shift Enter", what: "New line in the same paragraph" },
      { keys: "Mod Z", what: "Undo" },
      { keys: "Mod Shift Z", what: "Redo" },
      { keys: "Mod Shift V", what: "Paste as plain text" },
    ],
  },
  {
    name: "Lists and tags",
    keys: [
      { keys: "Alt ↑", what: "Move the item up" },
      { keys: "Alt ↓", what: "Move the item down" },
      { keys: "Enter", what: "Add the tag" },
      { keys: "Backspace", what: "Remove the last tag, in the empty field" },
    ],
  },
];

/** A key's name on this machine. */
export function keyName(key: string): string {
  const mac = typeof navigator !== "undefined" && /mac|iphone|ipad/i.test(navigator.platform);
  if (key === "Mod") return mac ? "⌘" : "Ctrl";
  return mac && key === "Alt" ? "⌥" : key;
}
