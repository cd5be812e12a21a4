/** Two people changed the same text: what became of both, and the view in which one of them is chosen. */
export { bothOf, placeIn, type Both } from './both.ts';
export { editorOf, type Editor } from './editor.ts';
export { MergeNote } from './merge-note.tsx';
export { TextConflict } from './text-conflict.tsx';
