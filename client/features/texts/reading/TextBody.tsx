/**
 * A text for reading, in one language or in two side by side. Articles are drawn by the browser only when they come near
 * the screen; every unit can be linked to by its eId.
 */
import { memo } from 'react'
import { isContainer } from '#client/ui/articles.ts'
import { displayNum, headingLabel, kindName } from '#shared/legal/naming.ts'
import type { Lang, NamingProfile, Unit } from '#shared/legal/unit.ts'
import classes from './TextBody.module.css'

interface Reading {
  readonly langs: readonly Lang[]
  readonly naming: NamingProfile
}

const UnitNumber = ({ unit, langs, naming }: { unit: Unit } & Reading) => {
  if (unit.kind === 'article')
    return (
      <span className={classes.number}>
        <b>{unit.num}</b>
        <small lang={langs[0]}>{kindName(naming, 'article', langs[0]!)}</small>
      </span>
    )
  return <span className={classes.number}>{displayNum(unit.kind, unit.num, naming)}</span>
}

const Words = ({ unit, lang, naming }: { unit: Unit; lang: Lang; naming: NamingProfile }) => {
  const heading = unit.heading?.[lang]
  const text = unit.text?.[lang]
  if (isContainer(unit))
    return (
      <div className={classes.words} lang={lang}>
        <p className={classes.label}>{headingLabel(naming, unit.kind, unit.num, lang)}</p>
        {heading && <h2>{heading}</h2>}
        {text && <p className="law">{text}</p>}
      </div>
    )
  return (
    <div className={classes.words} lang={lang}>
      {heading && <h3>{heading}</h3>}
      {text && <p className="law">{text}</p>}
    </div>
  )
}

const Row = ({ unit, langs, naming }: { unit: Unit } & Reading) => (
  <div
    className={classes.row}
    id={unit.eId}
    data-kind={unit.kind}
    data-wordless={isWordless(unit) || undefined}
  >
    {langs.length === 1 ? (
      <>
        {!isContainer(unit) && <UnitNumber unit={unit} langs={langs} naming={naming} />}
        <Words unit={unit} lang={langs[0]!} naming={naming} />
      </>
    ) : (
      <>
        <Words unit={unit} lang={langs[0]!} naming={naming} />
        {isContainer(unit) ? <span /> : <UnitNumber unit={unit} langs={langs} naming={naming} />}
        <Words unit={unit} lang={langs[1]!} naming={naming} />
      </>
    )}
  </div>
)

const isWordless = ({ heading, text }: Unit): boolean => !heading && !text

const Rows = ({ unit, ...reading }: { unit: Unit } & Reading) => (
  <>
    <Row unit={unit} {...reading} />
    {unit.children.map((child) => (
      <Rows key={child.eId} unit={child} {...reading} />
    ))}
  </>
)

/** Rows of a part, to reserve its height before it is drawn. */
const size = (unit: Unit): number => 1 + unit.children.reduce((sum, child) => sum + size(child), 0)

const Part = memo(({ unit, ...reading }: { unit: Unit } & Reading) => (
  <section
    className={classes.part}
    data-part={unit.eId}
    style={{ containIntrinsicSize: `auto ${48 + size(unit) * 72}px` }}
  >
    <Rows unit={unit} {...reading} />
  </section>
))

const Parts = ({ units, ...reading }: { units: readonly Unit[] } & Reading) =>
  units.map((unit) =>
    isContainer(unit) ? (
      <div key={unit.eId}>
        <Row unit={unit} {...reading} />
        <Parts units={unit.children} {...reading} />
      </div>
    ) : (
      <Part key={unit.eId} unit={unit} {...reading} />
    ),
  )

export interface TextBodyProps {
  readonly units: readonly Unit[]
  /** One language, or two to stand side by side. */
  readonly langs: readonly Lang[]
  readonly naming: NamingProfile
}

export const TextBody = ({ units, langs, naming }: TextBodyProps) => (
  <div className={classes.body} data-langs={langs.length}>
    <Parts units={units} langs={langs} naming={naming} />
  </div>
)
