/** A form that ends in being signed in: its fields, what went wrong, one button. */
import { Button } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useProblem } from '#client/api/useProblem.ts'
import { Notice } from '#client/ui/Notice.tsx'
import classes from './Welcome.module.css'

export interface AccountFormProps {
  readonly action: string
  /** The fields' values by name. */
  readonly submit: (values: Readonly<Record<string, string>>) => Promise<void>
  readonly children: ReactNode
}

export const AccountForm = ({ action, submit, children }: AccountFormProps) => {
  const tell = useProblem()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>()

  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const values: Record<string, string> = {}
    for (const [name, value] of new FormData(event.currentTarget))
      if (typeof value === 'string') values[name] = value
    setBusy(true)
    setFailure(undefined)
    try {
      await submit(values)
    } catch (error) {
      setFailure(error)
      setBusy(false)
    }
  }

  return (
    <form className={classes.fields} onSubmit={(event) => void send(event)}>
      {children}
      {failure !== undefined && <Notice {...tell(failure)} />}
      <Button type="submit" loading={busy} fullWidth mih={42} fz="md">
        {action}
      </Button>
    </form>
  )
}
