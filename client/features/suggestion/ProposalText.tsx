/** The text of a proposal's version, unit by unit, with its suggestions in place; the page's middle column. */
import { memo, useEffect, useMemo, useRef } from 'react'
import type { Lang, Unit } from '#shared/legal/unit.ts'
import { versionIndex } from '#shared/legal/version-index.ts'
import { holdsSubtree } from '#shared/legal/wording.ts'
import type { Mode } from './UnitRow.tsx'
import { UnitRow } from './UnitRow.tsx'
import './suggestion.css'

export interface ProposalTextProps {
  readonly units: readonly Unit[]
  readonly lang: Lang
  readonly mode: Mode
  readonly selected?: string
}

/** Arrow keys walk the clauses; Home and End are left to the browser. */
const walk = (root: HTMLElement, from: Element, by: 1 | -1): void => {
  const clauses = [...root.querySelectorAll<HTMLElement>('.unit-words')]
  const next = clauses[clauses.indexOf(from as HTMLElement) + by]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}

/** An article, or what stands around articles: drawn by the browser only when it comes near the screen. */
const Part = memo(({ unit, ...rest }: { unit: Unit } & Omit<ProposalTextProps, 'units'>) => (
  <section className="part" data-part={unit.eId}>
    <UnitRow unit={unit} {...rest} />
  </section>
))

/** Containers are opened up, so that each article, or what is amended as a whole like one, is a part of its own. */
const parts = (units: readonly Unit[]): Unit[] => {
  const index = versionIndex(units)
  const open = (siblings: readonly Unit[]): Unit[] =>
    siblings.flatMap((unit) =>
      holdsSubtree(index, unit.eId) ? [unit] : [{ ...unit, children: [] }, ...open(unit.children)],
    )
  return open(units)
}

export const ProposalText = ({ units, ...rest }: ProposalTextProps) => {
  const root = useRef<HTMLDivElement>(null)
  // The same parts for the same text: an article is drawn again only when something of it changed.
  const all = useMemo(() => parts(units), [units])
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
    <div className="proposal-text" ref={root}>
      {all.map((unit) => (
        <Part key={unit.eId} unit={unit} {...rest} />
      ))}
    </div>
  )
}
