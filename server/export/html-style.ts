/** The look of an exported HTML file on a screen and on paper: black serif text, marks that survive a copier. */

const shared = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #f1f3f1; color: #1a211f; font: 1.0625rem/1.55 "Times New Roman", "Liberation Serif", Tinos, serif; }
main { margin: 0 auto; padding: 3rem 1.5rem 4rem; background: #fff; overflow-wrap: break-word; }
.portrait main { max-width: 46rem; padding-inline: clamp(1rem, 6vw, 4rem); }
.landscape main { max-width: 90rem; overflow-x: auto; }
h1, h2, h3, h4, h5, h6 { line-height: 1.3; margin: 1.6em 0 .6em; break-after: avoid; }
h1 { font-size: 1.5rem; text-align: center; margin-top: 0; }
h2 { font-size: 1.25rem; } h3 { font-size: 1.125rem; } h4, h5, h6 { font-size: 1.0625rem; }
.center, .about { text-align: center; }
p { margin: .5em 0; }
.depth-1 { margin-inline-start: 1.75rem; } .depth-2 { margin-inline-start: 3.5rem; }
.depth-3, .depth-4 { margin-inline-start: 5.25rem; }
.note, .label { font-size: .9375rem; }
.note { color: #46514d; }
ins { color: #0b6637; font-weight: 700; text-decoration: underline; text-underline-offset: .15em; }
del { color: #a12a26; text-decoration: line-through; }
.notes { margin: .75rem 0 1.5rem; padding: .1rem 0 .1rem 1rem; border-inline-start: 2px solid #c6cdc9; }
.notes .note, .notes .label { font-size: .875rem; line-height: 1.45; margin: .35em 0; }
.ref { font-size: .8125em; text-decoration: none; color: #33587a; white-space: nowrap; }
.ref:target { background: #fff2c4; outline: 2px solid #b98b00; }
.notice { margin: 1.5rem 0; padding: .75rem 1.25rem; border: 2px solid #9c3f08; break-inside: avoid; }
.notice h2 { font-size: 1.0625rem; margin-top: .3em; color: #9c3f08; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th, td { padding: .4rem .5rem; text-align: start; vertical-align: top; font-weight: 400; }
th p, td p, td h2, td h3, td h4, td h5, td h6 { margin: 0 0 .4em; }
th p, td p { font-size: .9375rem; }
.columns td p { font-size: inherit; }
.columns th, .columns td { padding-inline: 0 1.5rem; }
.ruled th, .ruled td { border: 1px solid #46514d; }
.ruled th { background: #e6e9e6; text-align: center; vertical-align: middle; }
@media (max-width: 40rem) { .landscape main { padding: 1rem; } .ruled { min-width: 60rem; } }
@media print {
  body { background: none; font-size: 12pt; }
  main { max-width: none !important; padding: 0 !important; overflow: visible !important; }
  .ruled { font-size: 10.5pt; min-width: 0; }
  thead { display: table-header-group; }
  .columns tr { break-inside: avoid; }
  ins, del { print-color-adjust: exact; }
}`

/** The style sheet of a page that is printed this way round. */
export const css = (orientation: 'portrait' | 'landscape'): string =>
  `@page { size: A4 ${orientation}; margin: 20mm 15mm; }${shared}`
