/** `npm run law-tables`: writes the grammar tables of docs/law anew from the code. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lawTables } from './law/tables.ts'

const folder = join(import.meta.dirname, '..', 'docs', 'law')
mkdirSync(folder, { recursive: true })
for (const [name, content] of Object.entries(lawTables())) writeFileSync(join(folder, name), content)
