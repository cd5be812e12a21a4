/** The page's own controls, on Bootstrap's classes and custom properties. Knows nothing of the product. */
export { announce, Announcer } from './announce.tsx';
export { Avatar, Tile } from './avatar.tsx';
export { Button, IconButton, type ButtonProps } from './button.tsx';
export { Chip, Dot } from './chip.tsx';
export { Confirm } from './confirm.tsx';
export { CopyButton, copyText } from './copy-button.tsx';
export { Dialog, DialogFoot } from './dialog.tsx';
export { Empty } from './empty.tsx';
export { Field, FormError, type FieldControl } from './field.tsx';
export { Menu, MenuButton, useTrigger, type MenuEntry, type TriggerProps } from './menu.tsx';
export { Picker, PickerButton, type PickerOption } from './picker.tsx';
export { priorities, PriorityIcon, priorityNames, type Priority } from './priority.tsx';
export { Progress } from './progress.tsx';
export { Segmented } from './segmented.tsx';
export { Skeleton, SkeletonLines } from './skeleton.tsx';
export { statuses, StatusIcon, statusNames, StatusPill, type Status } from './status.tsx';
export { useTheme, watchTheme, type ThemeChoice } from './theme.ts';
export { toast, toastProblem, Toasts } from './toast.tsx';
