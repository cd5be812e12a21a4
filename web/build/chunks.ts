const icons = ['eye', 'eye-off', 'keyboard', 'shield-check', 'square-kanban', 'user', 'x'];
const base = [
  '/src/api/',
  '/src/app/(?:closed-codes|door|failures|new-release|part|shell-pending|standing|project-search|use-slug|offline)',
  '/src/features/accounts/identity/(?:check-mail|frame|landing-page|login-page|logo|password-input|plan-choice|preview|register-page|session|slug-field|workspace-fields)\\.',
  '/src/features/work/fields/(?:index|priority|status|status-name)\\.',
  '/src/features/work/tasks/filter\\.',
  '/src/shared/(?:drafts?|form|leave-guard|link|paths|query|store|title|undo)\\.',
  '/src/ui/(?:announce|avatar|button|chip|empty|field|confirm|css-|dialog|discard|leave|popover|skeleton|theme|toast|typed|unsaved)\\.',
  'lucide-react/dist/esm/(?!icons/)',
  `lucide-react/dist/esm/icons/(?:${icons.join('|')})\\.`,
];

/**
 * Which modules travel together. Landing, sign-up and sign-in load `vendor` and `base`. A workspace adds
 * `workspace`, with board, panel and everything that two screens share, and `styles`; each other screen adds
 * one part more. Without this, every icon would be a request.
 */
export const groups = [
  {
    name: 'vendor',
    test: /rolldown\/runtime|node_modules\/(?:react|react-dom|react-hook-form|scheduler|axios|@tanstack\/(?!(?:react-)?virtual)[\w-]+|use-sync-external-store)\//,
    priority: 6,
  },
  { name: 'base', test: new RegExp(base.join('|')), priority: 5 },
  {
    name: 'styles',
    test: /\/src\/(?:app\/settings|features\/(?!accounts\/identity|work\/fields)|shared|ui\/date-picker).*\.css$/,
    priority: 4,
  },
  {
    name: 'workspace',
    test: /\/src\/(?:app\/(?!main|router|shell\.css)|manifest\/|features\/[^/]+\/[^/]+\/feature\.|features\/work\/tasks\/(?:board|panel)\/|features\/collaboration\/comments\/)/,
    priority: 2,
  },
  { name: 'common', test: /./, minShareCount: 2, priority: 1 },
];
