/** The first words of a file, to tell its language by; none where they cannot be seen without reading the whole format. */

/** How much of a file is looked at, in bytes. */
const guessedFrom = 65_536

export const beginningOf = async (file: Blob & { readonly name: string }): Promise<string> => {
  if (/\.docx$/i.test(file.name)) return ''
  const bytes = await file.slice(0, guessedFrom).text()
  const words = bytes.replace(/<(style|script|meta)[\s\S]*?<\/\1>|<[^<>]*>/gi, ' ')
  const unread = words.match(/\ufffd/g)?.length ?? 0
  // Another encoding than UTF-8: what is left of it are its Latin letters, which say nothing.
  return unread > 10 ? '' : words
}
