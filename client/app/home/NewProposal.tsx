/** Beginning a proposal: of which group, on which text, under which title. */
import { Button, Modal, Select, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addProposal } from '#client/api/proposalList.ts'
import { useMe } from '#client/api/session.ts'
import { textsQuery } from '#client/api/texts.ts'
import { useProblem } from '#client/api/useProblem.ts'
import { titleIn } from '#client/ui/articles.ts'
import { Notice } from '#client/ui/Notice.tsx'
import { may } from '#shared/access/may.ts'
import classes from './home.module.css'

const Form = ({ onClose }: { onClose: () => void }) => {
  const { t, i18n } = useTranslation()
  const tell = useProblem()
  const me = useMe()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const texts = useQuery(textsQuery)
  const groups = me.groups.filter((group) => may(me, 'proposal.create', { group }))
  const [groupId, setGroup] = useState(groups[0]?.id)
  const [chosen, setText] = useState<string>()
  const textId = chosen ?? texts.data?.[0]?.id
  const add = useMutation({
    mutationFn: addProposal,
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['proposals'] })
      await navigate({ to: '/proposals/$id', params: { id } })
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const title = String(new FormData(event.currentTarget).get('title') ?? '')
    if (groupId && textId) add.mutate({ groupId, textId, title })
  }
  if (texts.data?.length === 0) return <p>{t('home.noText')}</p>
  return (
    <form className={classes.form} onSubmit={submit}>
      <TextInput
        name="title"
        label={t('home.title')}
        placeholder={t('home.titleLike')}
        required
        withAsterisk={false}
        data-autofocus
      />
      <Select
        label={t('terms.group')}
        data={groups.map(({ id, name }) => ({ value: id, label: name }))}
        value={groupId ?? null}
        allowDeselect={false}
        onChange={(id) => id && setGroup(id)}
      />
      <Select
        label={t('terms.text')}
        data={(texts.data ?? []).map(({ id, title, version }) => ({
          value: id,
          label: `${titleIn(title, i18n.language)}, ${t('texts.version', { number: version })}`,
        }))}
        value={textId ?? null}
        allowDeselect={false}
        onChange={(id) => id && setText(id)}
      />
      {(add.error ?? texts.error) && <Notice {...tell(add.error ?? texts.error)} />}
      <div className={classes.buttons}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" loading={add.isPending} disabled={!textId}>
          {t('home.begin')}
        </Button>
      </div>
    </form>
  )
}

export const NewProposal = ({ opened, onClose }: { opened: boolean; onClose: () => void }) => {
  const { t } = useTranslation()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('home.new')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Form onClose={onClose} />
    </Modal>
  )
}
