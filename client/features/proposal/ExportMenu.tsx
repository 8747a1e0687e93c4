/** Files of the proposal: comparison table, agreed text, amending act and redline, in one language or two side by side. */
import { Button, Menu } from '@mantine/core'
import { IconFileDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { exportUrl } from '#client/api/proposals.ts'
import classes from './proposal.module.css'

const kinds = [
  { kind: 'comparison', key: 'comparisonTable' },
  { kind: 'agreed', key: 'agreedText' },
  { kind: 'amending', key: 'amendingAct' },
  { kind: 'redline', key: 'markedText' },
] as const
const formats = ['docx', 'html', 'md'] as const

export const ExportMenu = ({ id, languages }: { id: string; languages: readonly string[] }) => {
  const { t } = useTranslation()
  const choices = [
    ...languages.map((lang) => [lang]),
    ...(languages.length > 1 ? [languages.slice(0, 2)] : []),
  ]
  const name = (langs: readonly string[]) =>
    langs.map((lang) => t(`common.${lang}`, { defaultValue: lang })).join(' · ')
  return (
    <Menu position="bottom-end" width={300}>
      <Menu.Target>
        <Button
          leftSection={<IconFileDownload size={16} stroke={1.75} />}
          data-narrow
          aria-label={t('proposal.export')}
        >
          <span className={classes.actionWord}>{t('proposal.export')}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {kinds.map(({ kind, key }) => (
          <div key={kind}>
            <Menu.Label>{t(`terms.${key}`)}</Menu.Label>
            {choices.map((langs) => (
              <div key={langs.join()} className={classes.exportRow}>
                <span>{name(langs)}</span>
                {formats.map((format) => (
                  <Menu.Item
                    key={format}
                    component="a"
                    href={exportUrl(id, kind, format, langs)}
                    download
                    className={classes.exportFormat}
                    aria-label={`${t(`terms.${key}`)}, ${name(langs)}, ${format.toUpperCase()}`}
                  >
                    {format.toUpperCase()}
                  </Menu.Item>
                ))}
              </div>
            ))}
          </div>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
