/** The sample's members by group and role: a click makes this window one of them, a link a second window. */
import { IconExternalLink } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  become,
  becomeAddress,
  type SampleMember,
  sampleMembersQuery,
  secondWindow,
} from '#client/api/sample.ts'
import { useProblem } from '#client/api/useProblem.ts'
import { Notice, TextSkeleton } from '#client/ui/Notice.tsx'
import { PersonMark, steadyColour } from '#client/ui/Person.tsx'
import { roles } from '#shared/access/roles.ts'
import classes from './Sample.module.css'

export interface MemberChoiceProps {
  /** The signed-in member's id, and the groups that are theirs. */
  readonly me?: { readonly id: string; readonly groups: readonly { readonly id: string }[] }
  /** The path to show afterwards. */
  readonly next: string
}

interface Company {
  readonly id: string
  /** Undefined for the secretariat. */
  readonly name?: string
  readonly members: readonly { readonly member: SampleMember; readonly role: string }[]
}

/** One's own group first, the others by name, in each the chair first; then the secretariat. */
const companies = (
  members: readonly SampleMember[],
  mine: readonly { readonly id: string }[],
  language: string,
): readonly Company[] => {
  const foreign = (id: string) => Number(!mine.some((group) => group.id === id))
  const names = new Map(members.flatMap(({ groups }) => groups.map(({ id, name }) => [id, name] as const)))
  const inOrder = [...names].sort(
    ([one, a], [other, b]) => foreign(one) - foreign(other) || a.localeCompare(b, language),
  )
  const rank = (role: string) => -roles.indexOf(role as (typeof roles)[number])
  const grouped: Company[] = inOrder.map(([id, name]) => ({
    id,
    name,
    members: members
      .flatMap((member) => {
        const role = member.groups.find((group) => group.id === id)?.role
        return role ? [{ member, role: role as string }] : []
      })
      .sort((a, b) => rank(a.role) - rank(b.role)),
  }))
  const others = members
    .filter(({ secretariat }) => secretariat)
    .map((member) => ({ member, role: 'secretariat' }))
  return others.length > 0 ? [...grouped, { id: 'secretariat', members: others }] : grouped
}

export const MemberChoice = ({ me, next }: MemberChoiceProps) => {
  const { t, i18n } = useTranslation()
  const tell = useProblem()
  const { data, error } = useQuery(sampleMembersQuery)
  const [failure, setFailure] = useState<unknown>()

  if (error) return <Notice {...tell(error)} />
  if (!data) return <TextSkeleton />
  const other = me && secondWindow(data.origins)

  /** Where somebody of another group may not look, the first page is shown. */
  const nextFor = ({ groups }: SampleMember): string =>
    !me || groups.some(({ id }) => me.groups.some((mine) => mine.id === id)) ? next : '/'

  /** The page is loaded anew: nothing that was fetched or opened for one member stays for the next. */
  const choose = async (member: SampleMember) => {
    setFailure(undefined)
    try {
      await become(member.id)
      location.assign(nextFor(member))
    } catch (reason) {
      setFailure(reason)
    }
  }

  return (
    <div className={classes.choice}>
      {failure !== undefined && <Notice {...tell(failure)} />}
      {companies(data.items, me?.groups ?? [], i18n.language).map(({ id, name, members }) => (
        <section key={id}>
          {name && <h3>{name}</h3>}
          <ul>
            {members.map(({ member, role }) => {
              const mark = (
                <>
                  <PersonMark name={member.name} colour={steadyColour(member.id)} size="l" decorative />
                  <span>
                    {member.name}
                    <small>{t(`role.${role}`)}</small>
                  </span>
                </>
              )
              return member.id === me?.id ? (
                <li key={member.id} aria-current="true">
                  <span className={classes.who}>{mark}</span>
                  <span className={classes.now}>{t('sample.now')}</span>
                </li>
              ) : (
                <li key={member.id}>
                  <button type="button" className={classes.who} onClick={() => void choose(member)}>
                    {mark}
                  </button>
                  {other && (
                    <a
                      className={classes.second}
                      href={becomeAddress(other, member.id, nextFor(member), i18n.language)}
                      target="_blank"
                      rel="noopener"
                      aria-label={t('sample.secondAs', { name: member.name })}
                    >
                      <IconExternalLink size={16} stroke={1.75} aria-hidden="true" />
                      {t('sample.second')}
                    </a>
                  )}
                </li>
              )
            })}
          </ul>
        </section>
      ))}
      {me && !other && <p className={classes.what}>{t('sample.private')}</p>}
    </div>
  )
}
