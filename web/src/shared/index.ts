/** What several features need: addresses, the workspace around a screen, words for time and change. */
export { describe, inWords, type ActivityWords, type FieldWords } from './activity.ts';
export {
  changer,
  changesIn,
  isChanging,
  keeping,
  useChange,
  type Change,
  type Changer,
} from './change.ts';
export { clearDrafts } from './draft-store.ts';
export { useDraft, type Draft } from './drafts.ts';
export { showProblem } from './form.ts';
export { useKeys } from './keys.ts';
export { LeaveGuard } from './leave-guard.tsx';
export { AppLink, useGo, type Search } from './link.tsx';
export { LoadProblem } from './load-problem.tsx';
export { MoreButton } from './more-button.tsx';
export { makePaths, safeReturn, splitTaskKey, type Paths, type ProjectView } from './paths.ts';
export { queryClient, usePrefetched } from './query.ts';
export { removal } from './remove-item.ts';
export { modifierKey, ShortcutHelp, ShortcutList } from './shortcuts.tsx';
export { SettingsFrame } from './settings-frame.tsx';
export { Fact, Section } from './settings-parts.tsx';
export { makeStore, type Store } from './store.ts';
export {
  Ago,
  dayOf,
  dueOf,
  durationOf,
  endOfDay,
  parseDuration,
  toDateField,
  urgencyOf,
} from './time.tsx';
export { did, remember, undoLast, useUndoKey } from './undo.ts';
export { WordsProvider, type Shortcut, type ShortcutGroup, type Words } from './words.tsx';
export { useTitle } from './title.ts';
export {
  useWorkspace,
  WorkspaceProvider,
  type Workspace,
  type WorkspacePaths,
} from './workspace.tsx';
