/** A block's number as it stands in the margin: `2.` for a paragraph, `1)` for a point, `а)` for a subpoint. */
export const blockLabel = (kind: string, num: string): string => {
  if (num === '') return ''
  switch (kind) {
    case 'paragraph':
      return `${num}.`
    case 'point':
    case 'subpoint':
      return `${num})`
    default:
      return num
  }
}
