/** What an archive says of itself, in the three languages of the product, and how its history is checked without it. */

const contents = `USYNYS

kk  Ұсыныстың мұрағаты: жүктеген адам көре алатынның бәрі. JSON файлдары API сөздерімен жазылған.
ru  Архив предложения: всё, что может видеть тот, кто его выгрузил. Файлы JSON написаны словами API.
en  An archive of a proposal: all that whoever made it may see. JSON files are in the words of the API.

proposal.json     the proposal
text.json         the version of the text that it amends
suggestions.json  its suggestions
threads.json      the discussion
files/            every document in every format and language
`

const history = `versions/         frozen states
history/trail.json           who did what
history/rooms/*.ndjson       the log of each document, a row a line
history/heads.json           rows and last hash of each log

Checking the history without a server

  npm run verify-history -- --archive FILE.zip       in a copy of Usynys

or by any program. The file history/rooms/suggestion-ID.ndjson is the log of the room "suggestion/ID"
(proposal-ID.ndjson: "proposal/ID"). Each line is {seq, epoch, author, at, update, hash}; update is base64, hash
hexadecimal. Let "previous" be 32 zero bytes before the first row, then the hash of the row before. The hash of a row is

  SHA-256( part(previous) part(room) part(seq) part(epoch) part(author) part(at) part(update) )

where part(x) is the length of x in bytes as four bytes, the highest first, and then x: hashes and the update as bytes,
everything else as UTF-8 text, numbers in decimal. seq counts from 1. A row with "withheld" was typed while its suggestion
was a private draft: take its hash as it stands. The last hash is the one in heads.json.

A chain shows that no row was changed, put in or taken out after its hash was noted elsewhere. Compare heads.json with
another member's archive, or with a checkpoint that the server signed.
`

export const archiveReadme = (withHistory: boolean): string =>
  withHistory ? `${contents}${history}` : contents
