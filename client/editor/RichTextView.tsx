/** A reason or note for reading. Links lead where `shared/document` allows, or are plain text. */
import type { ReactNode } from 'react'
import { memo } from 'react'
import type { RichBlock, RichRun } from '#shared/document/richText.ts'
import { isAllowedLink } from '#shared/document/richText.ts'
import './wording.css'

const Run = ({ run }: { run: RichRun }) => {
  let content: ReactNode = run.text
  if (run.bold) content = <strong>{content}</strong>
  if (run.italic) content = <em>{content}</em>
  if (run.link !== undefined && isAllowedLink(run.link))
    content = (
      <a href={run.link} rel="noopener noreferrer nofollow" target="_blank">
        {content}
      </a>
    )
  return <>{content}</>
}

export const RichTextView = memo(({ blocks, lang }: { blocks: readonly RichBlock[]; lang: string }) => (
  <div className="rich" lang={lang}>
    {blocks.map((block, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no identity; the text is drawn anew as a whole
      <p key={index} className="rb" data-list={block.list}>
        {block.runs.map((run, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: likewise
          <Run key={at} run={run} />
        ))}
      </p>
    ))}
  </div>
))
