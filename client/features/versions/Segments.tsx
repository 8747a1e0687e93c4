/** A redline that was computed elsewhere, inline. What is struck or underlined is also read out. */
import { useTranslation } from 'react-i18next'
import type { Segment } from '#shared/redline/redline.ts'

export const Segments = ({ segments }: { segments: readonly Segment[] }) => {
  const { t } = useTranslation()
  let offset = 0
  return segments.map(({ type, text }) => {
    const key = `${offset}${type}`
    offset += text.length
    if (type === 'same') return <span key={key}>{text}</span>
    const Tag = type === 'inserted' ? 'ins' : 'del'
    return (
      <Tag key={key}>
        <span className="vh">{t(`common.${type}`)}: </span>
        {text}
      </Tag>
    )
  })
}
