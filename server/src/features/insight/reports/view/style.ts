import { html } from '#platform/html/index.ts';

/** How a report looks, on screen and on paper. It stands in the file itself: a report asks no one for anything. */
export const STYLE = html`
  :root { color-scheme: light; --ink: #1c2024; --faint: #60646c; --line: #e0e1e6; --soft: #f6f7f9;
  --alarm: #b42318; } * { box-sizing: border-box; } body { margin: 0; background: var(--soft);
  color: var(--ink); font: 14px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; } main {
  max-width: 1000px; margin: 32px auto; padding: 40px 48px; background: #fff; border: 1px solid
  var(--line); border-radius: 12px; } h1 { margin: 0 0 4px; font-size: 28px; line-height: 1.2;
  letter-spacing: -0.02em; } h2 { margin: 36px 0 12px; font-size: 17px; break-after: avoid; } .faint
  { color: var(--faint); } .mark { display: inline-block; width: 14px; height: 14px; margin-right:
  10px; border-radius: 4px; } .about { white-space: pre-wrap; overflow-wrap: anywhere; } dl {
  display: grid; grid-template-columns: max-content 1fr; gap: 4px 20px; margin: 20px 0 0; } dt {
  color: var(--faint); } dd { margin: 0; } .tiles { display: grid; grid-template-columns: repeat(5,
  1fr); gap: 12px; margin-top: 28px; } .tile { padding: 12px 16px; border: 1px solid var(--line);
  border-radius: 8px; } .tile b { display: block; font-size: 24px; line-height: 1.3;
  font-variant-numeric: tabular-nums; } .alarm { color: var(--alarm); } .columns { display: grid;
  grid-template-columns: 1fr 1fr; gap: 0 40px; } table { width: 100%; border-collapse: collapse; }
  th { text-align: left; font-size: 12px; font-weight: 600; color: var(--faint); } th, td { padding:
  6px 8px 6px 0; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere;
  } td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; } td.k { white-space:
  nowrap; } .bar { display: block; height: 6px; margin-top: 7px; border-radius: 3px; background:
  #3e63dd; print-color-adjust: exact; } tr { break-inside: avoid; } thead { display:
  table-header-group; } @media (max-width: 700px) { main { margin: 0; padding: 24px 16px; border: 0;
  border-radius: 0; } .columns { grid-template-columns: 1fr; } .tiles { grid-template-columns: 1fr
  1fr; } } @media print { @page { margin: 15mm; } body { background: #fff; font-size: 11px; } main {
  max-width: none; margin: 0; padding: 0; border: 0; } }
`;
