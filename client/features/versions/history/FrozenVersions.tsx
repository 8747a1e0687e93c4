/** A proposal's frozen versions: named by hand or by a step; two can be compared, and one restored after a warning. */
import { Button, Modal, Radio, TextInput } from '@mantine/core'
import { IconBookmark, IconFlag, IconRestore } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblem } from '#client/api/useProblem.ts'
import { frozenVersionsQuery, nameVersion, restoreVersion } from '#client/api/versions.ts'
import { formatTime } from '#client/i18n/format.ts'
import { Empty, Notice, TextSkeleton } from '#client/ui/Notice.tsx'
import { may } from '#shared/access/may.ts'
import type { Me } from '#shared/api/account.ts'
import type { ProposalRow, VersionRow } from '#shared/api/proposals.ts'
import { FrozenComparison } from './FrozenComparison.tsx'
import classes from './history.module.css'
import { versionName } from './names.ts'

const Naming = ({ id }: { id: string }) => {
  const { t } = useTranslation()
  const explain = useProblem()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const freeze = useMutation({
    mutationFn: () => nameVersion(id, name.trim()),
    onSuccess: async () => {
      setName('')
      await queries.invalidateQueries({ queryKey: ['proposal', id] })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '') freeze.mutate()
  }
  return (
    <form className={classes.naming} onSubmit={submit}>
      <TextInput
        label={t('history.nameLabel')}
        placeholder={t('history.namePlaceholder')}
        value={name}
        maxLength={200}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button
        type="submit"
        variant="default"
        loading={freeze.isPending}
        disabled={name.trim() === ''}
        leftSection={<IconBookmark size={16} stroke={1.75} />}
      >
        {t('history.nameIt')}
      </Button>
      {freeze.error && <Notice {...explain(freeze.error)} />}
    </form>
  )
}

const Restoring = ({
  proposal,
  version,
  onClose,
}: {
  proposal: ProposalRow
  version: VersionRow | undefined
  onClose: () => void
}) => {
  const { t } = useTranslation()
  const explain = useProblem()
  const queries = useQueryClient()
  const restore = useMutation({
    mutationFn: (number: number) => restoreVersion(proposal.id, number),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['proposal', proposal.id] })
    },
  })
  const close = () => {
    restore.reset()
    onClose()
  }
  return (
    <Modal
      opened={version !== undefined}
      onClose={close}
      title={t('history.restoreTitle', { name: version ? versionName(t, version) : '' })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {restore.data ? (
        <p role="status">
          {t('history.restored', { count: restore.data.restored.length })}{' '}
          {restore.data.left.length > 0 && t('history.left', { count: restore.data.left.length })}
        </p>
      ) : (
        <>
          <p>{t('history.restoreWarn')}</p>
          <ul className={classes.warnings}>
            <li>{t('history.restoreReopens')}</li>
            <li>{t('history.restoreTyping')}</li>
            <li>{t('history.restoreUndo')}</li>
          </ul>
        </>
      )}
      {restore.error && <Notice {...explain(restore.error)} />}
      <div className={classes.buttons}>
        <Button variant="default" onClick={close}>
          {t(restore.data ? 'common.close' : 'common.cancel')}
        </Button>
        {!restore.data && version && (
          <Button
            color="red"
            loading={restore.isPending}
            leftSection={<IconRestore size={16} stroke={1.75} />}
            onClick={() => restore.mutate(version.number)}
          >
            {t('history.restore')}
          </Button>
        )}
      </div>
    </Modal>
  )
}

export const FrozenVersions = ({ me, proposal }: { me: Me; proposal: ProposalRow }) => {
  const { t, i18n } = useTranslation()
  const explain = useProblem()
  const versions = useQuery(frozenVersionsQuery(proposal.id))
  const [a, setA] = useState<number>()
  const [b, setB] = useState<number>()
  const [restoring, setRestoring] = useState<VersionRow>()
  if (versions.error) return <Notice {...explain(versions.error)} onRetry={() => void versions.refetch()} />
  if (!versions.data) return <TextSkeleton />
  const list = versions.data.toReversed()
  const [from, to] = [a ?? list[1]?.number, b ?? list[0]?.number]
  const mayRestore = may(me, 'version.restore', { proposal })
  return (
    <>
      {may(me, 'version.create', { proposal }) && <Naming id={proposal.id} />}
      {list.length === 0 && <Empty sentence={t('history.noVersions')} />}
      {list.length > 0 && (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('history.a')}</th>
              <th scope="col">{t('history.b')}</th>
              <th scope="col">{t('history.version')}</th>
              <th scope="col">
                <span className="vh">{t('history.restore')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {list.map((version) => {
              const name = versionName(t, version)
              const Icon = version.step === null ? IconBookmark : IconFlag
              return (
                <tr key={version.number}>
                  <td>
                    <Radio
                      name="a"
                      aria-label={t('history.fromThis', { name })}
                      checked={from === version.number}
                      onChange={() => setA(version.number)}
                    />
                  </td>
                  <td>
                    <Radio
                      name="b"
                      aria-label={t('history.toThis', { name })}
                      checked={to === version.number}
                      onChange={() => setB(version.number)}
                    />
                  </td>
                  <td>
                    <b>
                      <Icon size={16} stroke={1.75} aria-hidden="true" /> {name}
                    </b>
                    <small>
                      {formatTime(version.createdAt, i18n.language)}, {version.createdBy.name}
                    </small>
                  </td>
                  <td>
                    {mayRestore && (
                      <Button
                        variant="subtle"
                        size="xs"
                        aria-label={t('history.restoreThis', { name })}
                        onClick={() => setRestoring(version)}
                      >
                        {t('history.restoreOpen')}
                      </Button>
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
      {from !== undefined && to !== undefined && from !== to && (
        <FrozenComparison proposal={proposal.id} a={from} b={to} />
      )}
      <Restoring proposal={proposal} version={restoring} onClose={() => setRestoring(undefined)} />
    </>
  )
}
