/**
 * How contested a text is: one cell an article, a row a section. Step and height say the same; the number is in the name
 * and in the table beside it. One tab stop: arrow keys move, Enter goes there.
 */
import { useRef, useState } from 'react'
import classes from './ContestedMap.module.css'

export interface MapCell {
  readonly eId: string
  readonly label: string
  readonly count: number
  readonly collides?: boolean
}

export interface MapRow {
  readonly label: string
  readonly cells: readonly MapCell[]
}

/** Articles with 0, 1–4, 5–11, 12–21, 22–33, 34 and more suggestions. */
export const heat = (count: number): number => [0, 4, 11, 21, 33].filter((most) => count > most).length

export interface ContestedMapProps {
  readonly rows: readonly MapRow[]
  readonly name: string
  readonly current?: string
  readonly size?: 'rail' | 'page' | 'strip'
  readonly onOpen?: (eId: string) => void
}

export const ContestedMap = ({ rows, name, current, size = 'rail', onOpen }: ContestedMapProps) => {
  const cells = rows.flatMap((row) => row.cells)
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
          {size !== 'strip' && <span className={classes.label}>{row.label}</span>}
          <span className={classes.cells}>
            {row.cells.map((cell) => (
              <button
                key={cell.eId}
                type="button"
                className={classes.cell}
                data-cell={cell.eId}
                data-heat={heat(cell.count)}
                data-current={cell.eId === current || undefined}
                tabIndex={cell.eId === stop ? 0 : -1}
                aria-label={cell.label}
                title={cell.label}
                onFocus={() => setFocused(cell.eId)}
                onClick={() => onOpen?.(cell.eId)}
              >
                {cell.collides && size === 'page' && <span className={classes.clash} aria-hidden="true" />}
              </button>
            ))}
          </span>
        </div>
      ))}
    </div>
  )
}
