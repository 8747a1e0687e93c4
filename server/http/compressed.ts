/**
 * Compresses what the API answers in words, from a kilobyte on. Files are sent as they are: Word and PDF files are compressed
 * already. Sockets are not compressed at all: updates are small, and many clients would each need a window of memory.
 */
import type { MiddlewareHandler } from 'hono'
import { every } from 'hono/combine'
import { compress } from 'hono/compress'

const words = /^(?:application\/(?:json|[a-z.]+\+json)|text\/(?:html|markdown|plain))\b/

/** Says how long a reply in words is; without that, short ones would be compressed too. */
const sized: MiddlewareHandler = async (c, next) => {
  await next()
  const { res } = c
  if (!res.body || res.headers.has('content-length') || !words.test(res.headers.get('content-type') ?? ''))
    return
  const bytes = await res.arrayBuffer()
  c.res = new Response(bytes, res)
  c.res.headers.set('content-length', String(bytes.byteLength))
}

export const compressed = (): MiddlewareHandler =>
  every(compress({ threshold: 1024, contentTypeFilter: words }), sized)
