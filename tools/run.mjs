/**
 * Runs `tools/<name>.ts` on Node 24, which erases types itself. npm scripts find that Node in node_modules/.bin; where it
 * did not arrive (an npm that was told to run no install scripts), this says so instead of a syntax error.
 * The tool reads its arguments from `process.argv.slice(3)`.
 */
const major = Number(process.versions.node.split('.')[0])
if (major < 24) {
  process.stderr.write(
    `Usynys runs on Node 24, but this is Node ${process.versions.node} (${process.execPath}).\n` +
      'The npm package "node" brings Node 24; its install script did not run.\n' +
      'Remedy: `npm rebuild node`, or `npm install` with scripts allowed, and start through npm (`npm start`).\n',
  )
  process.exit(1)
}
await import(`./${process.argv[2]}.ts`)
