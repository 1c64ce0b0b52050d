import { Fragment, type ReactNode } from "react";
import type { Key, Message, Tags, Values } from "#lib/language/messages/types.ts";
import type { Wording } from "#lib/language/wording.ts";

type Given<K extends Key> = Values<Message<K>, ReactNode> & {
  [Tag in Tags<Message<K>>]: (inner: ReactNode) => ReactNode;
};

type Props<K extends Key> = { wording: Wording; say: K; with: Given<K> };

/** A message of which parts are elements: its arguments as given, and its tags as the functions make them. */
export function Phrase<K extends Key>({ wording, say, with: given }: Props<K>) {
  return wording.pieces<ReactNode>(say, given as Record<string, ReactNode>).map((piece, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one message have no other name
    <Fragment key={place}>{piece}</Fragment>
  ));
}

/** A tag of a message as a link. */
export function linkTo(href: string): (inner: ReactNode) => ReactNode {
  return (inner) => <a href={href}>{inner}</a>;
}
