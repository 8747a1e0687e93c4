/** The OpenAPI document as one HTML page: every route with its parameters, body and reply. */

interface Operation {
  readonly summary?: string
  readonly parameters?: readonly {
    readonly name: string
    readonly in: string
    readonly required?: boolean
    readonly schema?: unknown
  }[]
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: unknown }>> }
  readonly responses?: Readonly<
    Record<
      string,
      {
        readonly description?: string
        readonly content?: Readonly<Record<string, { readonly schema?: unknown }>>
      }
    >
  >
}

export interface Spec {
  readonly info: { readonly title: string; readonly description?: string }
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components?: { readonly schemas?: Readonly<Record<string, unknown>> }
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string): string => text.replace(/[&<>"']/g, (char) => entities[char]!)

const shape = (label: string, schema: unknown): string =>
  schema === undefined
    ? ''
    : `<details><summary>${escaped(label)}</summary><pre>${escaped(JSON.stringify(schema, null, 2))}</pre></details>`

const parametersOf = ({ parameters = [] }: Operation): string =>
  parameters.length === 0
    ? ''
    : `<ul>${parameters
        .map(
          ({ name, in: place, required }) =>
            `<li><code>${escaped(name)}</code> (${escaped(place)}${required ? '' : ', optional'})</li>`,
        )
        .join('')}</ul>`

const repliesOf = ({ responses = {} }: Operation): string =>
  Object.entries(responses)
    .filter(([status]) => status !== 'default')
    .map(([status, { content }]) => shape(`Reply ${status}`, Object.values(content ?? {})[0]?.schema))
    .join('')

const operation = (path: string, method: string, given: Operation): string => `
<section id="${escaped(`${method}-${path}`)}">
<h2><span class="method">${escaped(method.toUpperCase())}</span> <code>${escaped(path)}</code></h2>
<p>${escaped(given.summary ?? '')}</p>
${parametersOf(given)}${shape('Body', Object.values(given.requestBody?.content ?? {})[0]?.schema)}${repliesOf(given)}
</section>`

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
h2 { font-size: 1.05rem; margin: 2rem 0 .25rem; overflow-wrap: anywhere }
.method { display: inline-block; min-width: 4.5em; font-weight: 700 }
p { margin: .25rem 0 }
pre { overflow-x: auto; padding: .75rem; border: 1px solid currentcolor; font-size: .85rem }
a:focus-visible, summary:focus-visible { outline: 3px solid }`

export const docsPage = ({ info, paths, components }: Spec): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(info.title)} API</title><style>${style}</style></head><body><main>
<h1>${escaped(info.title)} API</h1><p>${escaped(info.description ?? '')}</p>
<p>For programs: <a href="/api/openapi.json">openapi.json</a></p>
${Object.entries(paths)
  .flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, given]) => operation(path, method, given)),
  )
  .join('')}
<section><h2>Schemas</h2>${Object.entries(components?.schemas ?? {})
  .map(([name, schema]) => shape(name, schema))
  .join('')}</section>
</main></body></html>`
