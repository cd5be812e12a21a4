/** Three-way merge of texts: pure, and bounded in time whatever the texts are. The page has a copy of this folder. */
export { type Hunk, hunksBetween } from './hunks.ts';
export { type Stretch, linesOf, merge, mergedText } from './merge.ts';
