const icons = ['eye', 'eye-off', 'keyboard', 'shield-check', 'square-kanban', 'user', 'x'];
const base = [
  '/src/api/',
  '/src/app/(?:failures|shell-pending|standing|project-search|use-slug|offline)',
  '/src/features/identity/(?:landing-page|logo|preview|session)\\.',
  '/src/features/tasks/filter\\.',
  '/src/shared/(?:form|link|paths|query|store|title)\\.',
  '/src/ui/(?:announce|avatar|button|chip|empty|field|priority|skeleton|status|theme|toast)\\.',
  'lucide-react/dist/esm/(?!icons/)',
  `lucide-react/dist/esm/icons/(?:${icons.join('|')})\\.`,
];
const forms = [
  'node_modules/react-hook-form/',
  '/src/features/identity/(?:frame|login-page|password-input|plan-choice|register-page|workspace-fields)\\.',
];

/**
 * Which modules travel together. The landing page loads `vendor` and `base`, sign-in `forms` besides; a
 * workspace adds `workspace` and `common`, and each screen in it one part more. Without this, every icon
 * that two screens share would be a request.
 */
export const groups = [
  {
    name: 'vendor',
    test: /node_modules\/(?:react|react-dom|scheduler|axios|@tanstack\/(?!(?:react-)?virtual)[\w-]+|use-sync-external-store)\//,
    priority: 5,
  },
  { name: 'base', test: new RegExp(base.join('|')), priority: 4 },
  { name: 'forms', test: new RegExp(forms.join('|')), priority: 3 },
  { name: 'common', test: /./, minShareCount: 2, priority: 1 },
];
