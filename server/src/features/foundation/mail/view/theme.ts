/** The page's own colours (web/src/ui/tokens.css), as mail programs want them: inline, and again for the dark. */
export const LIGHT = {
  accent: '#3b5bdb',
  accentText: '#2f4ac0',
  ground: '#f5f6f8',
  paper: '#ffffff',
  line: '#e5e8ed',
  text: '#171a21',
  soft: '#4c5462',
  faint: '#636b79',
  danger: '#c92a2a',
} as const;

/** Programs that heed it get the dark of the page; others turn the light colours round themselves. */
export const DARK = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
a { text-decoration: none; }
@media (prefers-color-scheme: dark) {
  .ground, .ground > table, .ground > table > tbody > tr > td { background-color: #0b0d10 !important; }
  .paper { background-color: #181b21 !important; border-color: #252932 !important; }
  .line { border-color: #2c313b !important; }
  .text { color: #e9ebef !important; }
  .soft { color: #b1b8c4 !important; }
  .faint { color: #939baa !important; }
  .link { color: #9db2ff !important; }
  .danger { color: #ff8787 !important; }
  .inset { background-color: #12151a !important; }
}
@media (max-width: 620px) {
  .pad { padding-left: 22px !important; padding-right: 22px !important; }
  .outer { padding: 0 !important; }
  .paper { border-radius: 0 !important; border-left: 0 !important; border-right: 0 !important; }
  .button { display: block !important; text-align: center !important; }
}`;

export const FONT =
  "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
export const MONO = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace";
