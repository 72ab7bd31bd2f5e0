'use client'
import { Badge, Button, Text, Title } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { isWritable, type Line } from '#lib/narratives/rules.ts'
import { FigureText } from './figure-text.tsx'
import classes from './narrative.module.css'
import type { NarrativeFigure, NarrativeParagraph } from './narrative-figure.ts'

type Props = {
  paragraph: NarrativeParagraph
  lines: readonly Line[]
  figures: ReadonlyMap<string, NarrativeFigure>
  wrong: number
  isKept: boolean
  mayWrite: boolean
  editor: ReactNode
  onEdit: () => void
}

/** A paragraph as it will be printed, and the way to write it; headings, tables and charts are the house's. */
export function NarrativeParagraphView({ paragraph, lines, figures, wrong, isKept, mayWrite, editor, onEdit }: Props) {
  const t = useTranslations('narratives')
  const { kind, key } = paragraph
  const [first] = lines
  const words = lines.map(({ label, text }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other name
    <Text key={index} lh={1.9}>
      {label}
      <FigureText text={text} figures={figures} />
    </Text>
  ))
  if (kind === 'part' || kind === 'section')
    return (
      <Title order={kind === 'part' ? 2 : 3} fz={kind === 'part' ? 'xl' : 'md'} mt={kind === 'part' ? 'lg' : 'sm'}>
        {first?.label}
        {first?.text}
      </Title>
    )
  if (!isWritable(paragraph))
    return (
      <Text ta="center" c="dimmed" fz="sm" py="xs">
        {first?.label}
        {first?.text} {t('table')}
      </Text>
    )
  if (editor) return <div id={`p-${key}`}>{editor}</div>
  return (
    <div id={`p-${key}`} className={classes.paragraph} data-written={paragraph.isWritten} data-wrong={wrong > 0}>
      <div>{words.length === 0 ? <Text c="dimmed">{t('leftOut')}</Text> : words}</div>
      <div className={classes.tools}>
        {mayWrite && (
          <Button
            size="compact-md"
            variant="subtle"
            leftSection={<IconPencil size={16} aria-hidden />}
            aria-label={t('editLabel', { text: (first?.text ?? t('leftOut')).slice(0, 20) })}
            onClick={onEdit}
          >
            {t('edit')}
          </Button>
        )}
        {paragraph.isWritten && (
          <Badge variant="light" tt="none" autoContrast>
            {t('written')}
          </Badge>
        )}
        {isKept && (
          <Badge variant="light" color="yellow" tt="none" autoContrast>
            {t('unsaved')}
          </Badge>
        )}
        {wrong > 0 && (
          <Badge variant="light" color="orange" tt="none" autoContrast>
            {t('wrong', { count: wrong })}
          </Badge>
        )}
      </div>
    </div>
  )
}
