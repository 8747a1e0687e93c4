/** Languages in the order in which the page names them everywhere, whichever was published first. */
const order = ['kk', 'ru', 'en']

const place = (lang: string): number => (order.includes(lang) ? order.indexOf(lang) : order.length)

export const shownLanguages = (languages: readonly string[]): readonly string[] =>
  [...languages].sort((a, b) => place(a) - place(b))
