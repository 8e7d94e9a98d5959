/** The look of every page: calm, dark on white, for paper first; fonts of the system only. */
export const style = `
:root { --ink: #1a1a1a; --faint: #5f6670; --line: #c9ced6; --wash: #f4f6f8; --gain: #1f6fb2; --loss: #b83a0a; }
* { box-sizing: border-box; }
html { background: #fff; color: var(--ink); print-color-adjust: exact; -webkit-print-color-adjust: exact; }
body { max-width: 780px; margin: 0 auto; padding: 36px 24px 64px; font: 14px/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
header { border-bottom: 2px solid var(--ink); padding-bottom: 14px; margin-bottom: 20px; }
h1 { font-size: 26px; line-height: 1.3; margin: 0 0 6px; }
h2 { font-size: 20px; line-height: 1.35; margin: 44px 0 12px; padding-bottom: 6px; border-bottom: 1px solid var(--line); }
h3 { font-size: 16px; line-height: 1.4; margin: 30px 0 8px; }
h4 { font-size: 14px; margin: 18px 0 6px; }
h2, h3, h4 { break-after: avoid; }
p { margin: 0 0 10px; }
header p, .note, figcaption { color: var(--faint); font-size: 12.5px; }
header p { margin: 0; font-size: 13.5px; }
.lead { font-size: 16px; line-height: 1.6; }
.note { margin: 4px 0 12px; }
.unit { break-after: avoid; break-inside: avoid; }
nav { background: var(--wash); padding: 12px 18px; margin: 0 0 24px; break-inside: avoid; }
nav ol { margin: 0; padding: 0; list-style: none; columns: 2; column-gap: 32px; }
nav li { break-inside: avoid; }
nav .deep { padding-left: 16px; font-size: 13px; }
main a { color: inherit; }
nav a { color: inherit; text-decoration: none; }
nav a:hover { text-decoration: underline; }
nav b { display: block; margin-bottom: 4px; }
.tiles { display: flex; flex-wrap: wrap; gap: 12px; margin: 16px 0 20px; break-inside: avoid; }
.tile { flex: 1 1 auto; border: 1px solid var(--line); border-radius: 6px; padding: 10px 12px; }
.tile > span { display: block; color: var(--faint); font-size: 12.5px; }
.tile b { display: block; font-size: 18px; line-height: 1.4; white-space: nowrap; }
.tile small { display: block; color: var(--faint); font-size: 12.5px; }
figure { margin: 12px 0 18px; break-inside: avoid; }
figcaption { margin-top: 4px; }
.chart svg { display: block; width: 100%; height: auto; }
.key { display: inline-block; width: 14px; height: 10px; margin: 0 5px 0 12px; border: 1px solid transparent; vertical-align: baseline; }
.key:first-child { margin-left: 0; }
table { border-collapse: collapse; width: 100%; margin: 8px 0 16px; font-size: 13px; line-height: 1.45; }
thead { display: table-header-group; }
th, td { padding: 5px 8px; text-align: left; vertical-align: top; border-bottom: 1px solid #e3e6eb; }
th { font-weight: 600; border-bottom: 1px solid var(--ink); vertical-align: bottom; }
th:first-child, td:first-child { padding-left: 2px; }
th:last-child, td:last-child { padding-right: 2px; }
tr { break-inside: avoid; }
tfoot { display: table-row-group; }
tfoot td { border-top: 1px solid var(--ink); border-bottom: none; font-weight: 600; break-before: avoid; }
.number { text-align: right; white-space: nowrap; }
.whole { white-space: nowrap; }
.gain { color: var(--gain); }
.loss { color: var(--loss); }
.soft { color: var(--faint); }
.before { color: var(--faint); text-decoration: line-through; text-decoration-thickness: 1px; }
.after { font-weight: 600; }
.before, .after { overflow-wrap: break-word; }
code { font: 12.5px/1.5 ui-monospace, "SF Mono", Consolas, "Noto Sans Mono CJK SC", monospace; }
td code { overflow-wrap: break-word; }
.short { break-inside: avoid; }
.heat { width: auto; }
.heat th, .heat td { text-align: center; min-width: 68px; border: 1px solid #e3e6eb; padding: 6px 8px; }
.heat th:first-child, .heat td:first-child { padding-left: 8px; }
.heat th { border-color: #e3e6eb; }
.heat .stay { outline: 2px solid var(--ink); outline-offset: -3px; }
.warn { border-left: 4px solid var(--loss); background: var(--wash); padding: 10px 14px; margin: 12px 0; break-inside: avoid; }
pre { white-space: pre-wrap; margin: 6px 0 0; font: 12.5px/1.5 ui-monospace, "SF Mono", Consolas, "Noto Sans Mono CJK SC", monospace; }
ul { margin: 0 0 12px; padding-left: 20px; }
.points { font-size: 15px; }
.points a { text-decoration: none; }
.paper { display: none; }
@media (max-width: 620px) { nav ol { columns: 1; } }
@media print {
  @page { size: A4; margin: 17mm 16mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9pt system-ui, sans-serif; color: #5f6670; } }
  body { max-width: none; padding: 0; font-size: 10pt; }
  h2 { margin-top: 26px; }
  table { font-size: 9pt; }
  .lead { font-size: 11pt; }
  .tiles { gap: 8px; }
  .tile { padding: 8px 10px; }
  .tile b { font-size: 12pt; }
  a { color: inherit; text-decoration: none; }
  .lead { break-after: avoid; }
  .top ~ .deep ~ .top { break-before: page; }
  #sanity + #curves { break-before: auto; }
  p, li { orphans: 3; widows: 3; }
  .screen { display: none; }
  .paper { display: block; }
}
`
