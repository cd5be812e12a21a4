/** Who saved the other text, as far as that is known. */
export interface Editor {
  name: string;
  /** Whether it is the same person, in another tab or on another device. */
  isMe: boolean;
  at: string | null;
}

export function editorOf(
  by: { id: string; name: string } | null | undefined,
  at: string | null,
  me: { id: string },
): Editor | undefined {
  return by ? { name: by.name, isMe: by.id === me.id, at } : undefined;
}

/** The beginning of a sentence about what an editor did. */
export const nameOf = (editor: Editor | undefined): string =>
  editor === undefined ? 'Someone else' : editor.isMe ? 'You' : editor.name;
