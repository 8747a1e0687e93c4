/** A button that copies words and says so. */
import { Button, type ButtonProps } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { copyText } from './copyText.ts'

export const Copy = ({ text, ...rest }: ButtonProps & { text: string }) => {
  const { t } = useTranslation()
  const [copied, setCopied] = useState(false)
  const Icon = copied ? IconCheck : IconCopy
  return (
    <Button
      variant="default"
      leftSection={<Icon size={16} stroke={1.75} />}
      {...rest}
      onClick={() => void copyText(text).then(setCopied)}
    >
      {t(copied ? 'common.copied' : 'common.copy')}
    </Button>
  )
}
