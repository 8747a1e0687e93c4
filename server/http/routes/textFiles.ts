/** A text as it arrives: JSON, or a file with its fields beside it. Both become the same request. */
import type { Context } from 'hono'
import type { z } from 'zod'
import type { WithFile } from '#server/domain/texts.ts'
import type { RequestContext } from '../context.ts'
import { badRequest } from '../problems.ts'

/** Bytes of a JSON body to its text, or the refusal that says why not. */
export type Decode = (bytes: Uint8Array) => string

const formatOf = (name: string): string => {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase()
  if (ending === 'md' || ending === 'markdown') return 'markdown'
  if (ending === 'htm' || ending === 'html') return 'html'
  if (ending === 'docx') return 'docx'
  return ending === 'xml' || ending === 'akn' ? 'akn' : 'text'
}

/** A file's fields, and its bytes: whoever reads them finds out what they are. */
interface Arrived {
  readonly body: unknown
  readonly file?: Uint8Array
  /** Files of further languages, by language: the fields `file:<lang>`. */
  readonly files?: ReadonlyMap<string, Uint8Array>
}

const bytesOf = async (file: File): Promise<Uint8Array> => new Uint8Array(await file.arrayBuffer())

/** Further languages as their field says, each with the format that its file's name shows. */
const furtherOf = (field: unknown, files: ReadonlyMap<string, File>): object => {
  if (typeof field !== 'string') return {}
  const further = readJson(field, 'further')
  if (!Array.isArray(further)) return { further }
  return {
    further: further.map((one: unknown) => {
      if (typeof one !== 'object' || one === null) return one
      const file = 'lang' in one && typeof one.lang === 'string' ? files.get(one.lang) : undefined
      return file ? { format: formatOf(file.name), ...one, source: '' } : one
    }),
  }
}

const fromForm = async (c: Context<RequestContext>): Promise<Arrived> => {
  const form = await c.req.parseBody()
  const { file, units, alignment, further, source: _, ...fields } = form
  if (!(file instanceof File))
    throw badRequest([{ path: ['file'], message: 'Send the file in the field "file".' }])
  const others = new Map(
    Object.entries(form).flatMap(([name, value]) =>
      name.startsWith('file:') && value instanceof File ? [[name.slice(5), value] as const] : [],
    ),
  )
  const files = new Map<string, Uint8Array>()
  for (const [lang, other] of others) files.set(lang, await bytesOf(other))
  const format = typeof fields.format === 'string' ? fields.format : formatOf(file.name)
  const corrected = typeof units === 'string' ? { units: readJson(units, 'units') } : {}
  const aligned = typeof alignment === 'string' ? { alignment: readJson(alignment, 'alignment') } : {}
  const preview = typeof fields.preview === 'string' ? { preview: fields.preview === 'true' } : {}
  return {
    body: {
      ...fields,
      ...corrected,
      ...aligned,
      ...furtherOf(further, others),
      ...preview,
      format,
      source: '',
    },
    file: await bytesOf(file),
    files,
  }
}

const readJson = (text: string, path: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw badRequest([{ path: [path], message: 'is not JSON' }])
  }
}

/** Bodies that a program sent in another encoding than UTF-8 are refused, not filled with replacement characters. */
const fromJson = async (c: Context<RequestContext>, decode: Decode): Promise<Arrived> => {
  const bytes = new Uint8Array(await c.req.arrayBuffer())
  if (bytes.byteLength === 0) throw badRequest([{ message: 'Send JSON, or a file as multipart/form-data.' }])
  return { body: readJson(decode(bytes), '') }
}

/** The request, checked by `schema`, from whichever body it came in; a file's bytes beside it. */
export const textRequest = async <Schema extends z.ZodType<object>>(
  c: Context<RequestContext>,
  schema: Schema,
  decode: Decode,
): Promise<WithFile<z.output<Schema>>> => {
  const multipart = (c.req.header('content-type') ?? '').startsWith('multipart/form-data')
  const { body, file, files } = multipart ? await fromForm(c) : await fromJson(c, decode)
  const parsed = schema.safeParse(body)
  if (!parsed.success) throw badRequest(parsed.error.issues)
  return { ...parsed.data, ...(file && { file }), ...(files && { files }) }
}
