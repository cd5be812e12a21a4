/** The page's own controls, on Bootstrap's classes and custom properties. Knows nothing of the product. */
export { announce, Announcer } from './announce.tsx';
export { Avatar, Tile } from './avatar.tsx';
export { Avatars } from './avatars.tsx';
export { Button, IconButton, type ButtonProps } from './button.tsx';
export { Checkbox } from './checkbox.tsx';
export { Chip, Dot } from './chip.tsx';
export { Code } from './code.tsx';
export { Confirm } from './confirm.tsx';
export { CopyButton, copyText } from './copy-button.tsx';
export { CopyField } from './copy-field.tsx';
export { DatePickerButton } from './date-picker.tsx';
export { DayField } from './day-field.tsx';
export { Dialog, DialogFoot } from './dialog.tsx';
export { DiscardQuestion } from './discard.tsx';
export { Empty } from './empty.tsx';
export { Field, FormError, type FieldControl } from './field.tsx';
export { mayLeave } from './leave.ts';
export { Menu, MenuButton, useTrigger, type MenuEntry, type TriggerProps } from './menu.tsx';
export { Picker, PickerButton, type PickerOption } from './picker.tsx';
export { priorities, PriorityIcon, priorityNames, type Priority } from './priority.tsx';
export { Progress } from './progress.tsx';
export { Segmented } from './segmented.tsx';
export { Skeleton, SkeletonLines } from './skeleton.tsx';
export {
  categories,
  categoryClasses,
  categoryColors,
  categoryNames,
  StatusIcon,
  type Category,
} from './status.tsx';
export { themeOptions, useTheme, watchTheme, type ThemeChoice } from './theme.ts';
export { toast, toastProblem, Toasts } from './toast.tsx';
export { UrlField } from './url-field.tsx';
export { unsaved, useUnsaved, type Unsaved } from './unsaved.ts';
