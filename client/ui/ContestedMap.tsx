/**
 * How contested a text is: one cell an article, a row a section. Step and height say the same; the number is in the name
 * and in the table beside it. One tab stop: arrow keys move, Enter goes there. A strip is a picture with a name.
 */
import { useRef, useState } from 'react'
import classes from './ContestedMap.module.css'

export interface MapCell {
  readonly eId: string
  /** What it is and how many, read out and shown on hover. */
  readonly label: string
  readonly count: number
  readonly collides?: boolean
  /** On a page-wide map: the article's number, and how many of its suggestions collide. */
  readonly num?: string
  readonly collisions?: number
}

export interface MapRow {
  readonly label: string
  readonly title?: string
  readonly cells: readonly MapCell[]
}

/** The most that the lower five of six steps hold, so that a text with few suggestions shows its shape as well. */
export type Scale = readonly [0, number, number, number, number]

/** The widest scale that the text's most contested article fills. */
export const scaleOf = (counts: readonly number[]): Scale => {
  const most = Math.max(0, ...counts)
  if (most > 33) return [0, 4, 11, 21, 33]
  if (most > 12) return [0, 2, 5, 8, 12]
  return most > 5 ? [0, 1, 2, 3, 5] : [0, 1, 2, 3, 4]
}

/** The step of an article with so many suggestions: 0 to 5. */
export const heat = (count: number, scale: Scale): number => scale.filter((most) => count > most).length

export interface ContestedMapProps {
  readonly rows: readonly MapRow[]
  readonly name: string
  readonly current?: string
  readonly size?: 'rail' | 'page'
  /** The language of the sections' titles. */
  readonly lang?: string
  readonly onOpen?: (eId: string) => void
}

export const ContestedMap = ({ rows, name, current, size = 'rail', lang, onOpen }: ContestedMapProps) => {
  const cells = rows.flatMap((row) => row.cells)
  const scale = scaleOf(cells.map(({ count }) => count))
  const [focused, setFocused] = useState<string>()
  const root = useRef<HTMLDivElement>(null)
  const stop = focused ?? current ?? cells[0]?.eId

  const move = (step: number) => {
    const at = cells.findIndex((cell) => cell.eId === stop)
    const next = cells[Math.max(0, Math.min(cells.length - 1, at + step))]
    if (!next) return
    setFocused(next.eId)
    root.current?.querySelector<HTMLElement>(`[data-cell="${CSS.escape(next.eId)}"]`)?.focus()
  }
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: 1,
    ArrowLeft: -1,
    ArrowDown: 10,
    ArrowUp: -10,
    Home: -cells.length,
    End: cells.length,
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of buttons that share one tab stop, not a form's fieldset.
    <div
      className={classes.map}
      data-size={size}
      role="group"
      aria-label={name}
      ref={root}
      onKeyDown={(event) => {
        const step = steps[event.code]
        if (step === undefined) return
        event.preventDefault()
        move(step)
      }}
    >
      {rows.map((row) => (
        <div className={classes.row} key={row.label + (row.cells[0]?.eId ?? '')}>
          <span className={classes.label}>
            <b>{row.label || '\u00a0'}</b>
            {size === 'page' && row.title && <span lang={lang}>{row.title}</span>}
          </span>
          <span className={classes.cells}>
            {row.cells.map((cell) => (
              <button
                key={cell.eId}
                type="button"
                className={classes.cell}
                data-printed
                data-cell={cell.eId}
                data-heat={heat(cell.count, scale)}
                data-current={cell.eId === current || undefined}
                aria-current={cell.eId === current || undefined}
                tabIndex={cell.eId === stop ? 0 : -1}
                aria-label={cell.label}
                title={cell.label}
                onFocus={() => setFocused(cell.eId)}
                onClick={() => onOpen?.(cell.eId)}
              >
                {size === 'page' && (
                  <>
                    {!!cell.collisions && <span className={classes.clash}>{cell.collisions}</span>}
                    <span className={classes.num}>{cell.num}</span>
                  </>
                )}
              </button>
            ))}
          </span>
        </div>
      ))}
    </div>
  )
}

/** The whole text as one strip. */
export const ContestedStrip = ({ counts, name }: { counts: readonly number[]; name: string }) => (
  <span className={classes.strip} role="img" aria-label={name}>
    {counts.map((count, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a picture's bars have no identity
      <i key={index} className={classes.bar} data-heat={heat(count, scaleOf(counts))} />
    ))}
  </span>
)
