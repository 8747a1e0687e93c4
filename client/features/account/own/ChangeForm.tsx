/** A form that changes something of the account: its fields, what went wrong or that it is done, one button. */
import { Button } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useProblem } from '#client/api/useProblem.ts'
import { Notice } from '#client/ui/Notice.tsx'
import classes from './account.module.css'

export interface ChangeFormProps {
  readonly action: string
  /** Said when it is done. */
  readonly done: string
  readonly submit: (values: Readonly<Record<string, string>>) => Promise<unknown>
  readonly children: ReactNode
}

export const ChangeForm = ({ action, done, submit, children }: ChangeFormProps) => {
  const tell = useProblem()
  const [state, setState] = useState<'open' | 'busy' | 'done'>('open')
  const [failure, setFailure] = useState<unknown>()

  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const values: Record<string, string> = {}
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') values[name] = value
    setState('busy')
    setFailure(undefined)
    try {
      await submit(values)
      setState('done')
      for (const field of form.querySelectorAll<HTMLInputElement>('input[type="password"]')) field.value = ''
    } catch (error) {
      setFailure(error)
      setState('open')
    }
  }

  return (
    <form
      className={classes.form}
      onSubmit={(event) => void send(event)}
      onInput={() => state === 'done' && setState('open')}
    >
      {children}
      {failure !== undefined && <Notice {...tell(failure)} />}
      <div className={classes.acts}>
        <Button type="submit" variant="default" loading={state === 'busy'}>
          {action}
        </Button>
        <span role="status">{state === 'done' ? done : ''}</span>
      </div>
    </form>
  )
}
