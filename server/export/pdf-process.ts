/**
 * The process that sets PDFs with Typst. It knows one template, which is the product's own; what comes in is data. It ends
 * with the server that started it, however that ends.
 *
 * PDF/UA-1 is asked for first: a tagged file with a title, languages and headings in order. A page whose headings skip a
 * level cannot be that, and is set as a tagged PDF that does not claim to be.
 */
import { readFileSync } from 'node:fs'
import type { NodeCompiler, NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import type { PdfJob, PdfReply } from './pdf-messages.ts'

/** A folder that does not exist: the template reads nothing but the page that is handed in. */
const root = '/usynys-pdf'
const template = readFileSync(new URL('./page.typ', import.meta.url), 'utf8')

let compiler: NodeCompiler | undefined

const create = async (): Promise<NodeCompiler> => {
  const typst = await import('@myriaddreamin/typst-ts-node-compiler')
  return typst.NodeCompiler.create({ workspace: root })
}

const written = (typst: NodeCompiler, document: NodeTypstDocument): Uint8Array<ArrayBuffer> => {
  try {
    return new Uint8Array(typst.pdf(document, { pdfStandard: 'ua-1', pdfTags: true }))
  } catch {
    return new Uint8Array(typst.pdf(document, { pdfStandard: '1.7', pdfTags: true }))
  }
}

const set = (typst: NodeCompiler, page: Uint8Array): Uint8Array<ArrayBuffer> => {
  typst.mapShadow(`${root}/page.json`, Buffer.from(page))
  try {
    const compiled = typst.compile({ mainFileContent: template })
    const document = compiled.result
    if (!document) {
      const error = compiled.takeError()
      throw new Error(error ? JSON.stringify(typst.fetchDiagnostics(error)) : 'the page could not be set')
    }
    return written(typst, document)
  } finally {
    typst.resetShadow()
    typst.evictCache(0)
  }
}

const answer = async ({ id, page }: PdfJob): Promise<PdfReply> => {
  try {
    compiler ??= await create()
  } catch (error) {
    return { id, type: 'unavailable', why: String(error) }
  }
  try {
    return { id, type: 'pdf', bytes: set(compiler, page) }
  } catch (error) {
    return { id, type: 'failed', why: String(error) }
  }
}

process.on('message', (job: PdfJob) => void answer(job).then((reply) => process.send?.(reply)))
process.on('disconnect', () => process.exit(0))
