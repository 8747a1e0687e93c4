/** The text of a proposal's version, unit by unit, with its suggestions in place; the page's middle column. */
import { memo, useEffect, useMemo, useRef } from 'react'
import { flatten } from '#shared/legal/tree.ts'
import type { Lang, Unit } from '#shared/legal/unit.ts'
import { versionIndex } from '#shared/legal/version-index.ts'
import { holdsSubtree } from '#shared/legal/wording.ts'
import { fetchEditorWhenIdle } from './EditingPlace.tsx'
import type { Mode } from './mode.ts'
import { PairRow } from './PairRow.tsx'
import { UnitRow } from './UnitRow.tsx'
import { useDrawnLater } from './useDrawnLater.ts'
import { useStepUnits } from './useStepUnits.ts'
import './suggestion.css'

export interface ProposalTextProps {
  readonly units: readonly Unit[]
  /** One language, or two beside each other. */
  readonly langs: readonly Lang[]
  readonly mode: Mode
  /** Shows only the articles with a suggestion whose languages are out of step. */
  readonly stepsOnly?: boolean
}

/** Arrow keys walk the clauses; Home and End are left to the browser. */
const walk = (root: HTMLElement, from: Element, by: 1 | -1): void => {
  const clauses = [...root.querySelectorAll<HTMLElement>('.unit-words')]
  const next = clauses[clauses.indexOf(from as HTMLElement) + by]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}

interface PartProps extends Omit<ProposalTextProps, 'units' | 'stepsOnly'> {
  readonly unit: Unit
  /** Whether its cards are there with its words. */
  readonly atOnce: boolean
}

/** Articles that surely fill a screen. */
const firstScreen = 8

/** An article, or what stands around articles: drawn by the browser only when it comes near the screen. */
const Part = memo(({ unit, atOnce, ...rest }: PartProps) => {
  const element = useRef<HTMLElement>(null)
  const cards = useDrawnLater(element, atOnce)
  const Row = rest.langs.length > 1 ? PairRow : UnitRow
  return (
    <section className="part" data-part={unit.eId} ref={element}>
      <Row unit={unit} cards={cards} {...rest} />
    </section>
  )
})

/** Containers are opened up, so that each article, or what is amended as a whole like one, is a part of its own. */
const parts = (units: readonly Unit[]): Unit[] => {
  const index = versionIndex(units)
  const open = (siblings: readonly Unit[]): Unit[] =>
    siblings.flatMap((unit) =>
      holdsSubtree(index, unit.eId) ? [unit] : [{ ...unit, children: [] }, ...open(unit.children)],
    )
  return open(units)
}

export const ProposalText = memo(({ units, stepsOnly = false, ...rest }: ProposalTextProps) => {
  const root = useRef<HTMLDivElement>(null)
  // The same parts for the same text: an article is drawn again only when something of it changed.
  const all = useMemo(() => parts(units), [units])
  const steps = useStepUnits(stepsOnly)
  const shown = steps ? all.filter((unit) => flatten([unit]).some(({ eId }) => steps.has(eId))) : all
  useEffect(fetchEditorWhenIdle, [])
  useEffect(() => {
    const element = root.current
    if (!element) return
    const key = (event: KeyboardEvent) => {
      const { target } = event
      if (!(target instanceof HTMLElement) || !target.classList.contains('unit-words')) return
      if (event.code !== 'ArrowDown' && event.code !== 'ArrowUp') return
      event.preventDefault()
      walk(element, target, event.code === 'ArrowDown' ? 1 : -1)
    }
    element.addEventListener('keydown', key)
    return () => element.removeEventListener('keydown', key)
  }, [])
  return (
    <div className="proposal-text" data-pair={rest.langs.length > 1 || undefined} ref={root}>
      {shown.map((unit, index) => (
        <Part key={unit.eId} unit={unit} atOnce={index < firstScreen} {...rest} />
      ))}
    </div>
  )
})
