'use client'
import { Kbd } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import type { Entry, Section } from './entries.ts'
import { Marked } from './marked.tsx'
import classes from './palette.module.css'

type Props = {
  id: string
  sections: readonly Section[]
  active: string | undefined
  onActive: (id: string) => void
  onChoose: (entry: Entry, inNewTab: boolean) => void
  isStale: boolean
}

/** What the palette found, in groups. The focus stays in the search: the active option is told by its id. */
export function PaletteList({ id, sections, active, onActive, onChoose, isStale }: Props) {
  const t = useTranslations('palette')
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const option = active && document.getElementById(`${id}:${active}`)
    if (option) option.scrollIntoView({ block: 'nearest' })
  }, [id, active])
  return (
    <div ref={list} id={id} role="listbox" aria-label={t('results')} aria-busy={isStale} className={classes.list}>
      {sections.map(({ name, entries }, at) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a list of options
        <div key={name} role="group" aria-labelledby={`${id}-group-${at}`}>
          <div id={`${id}-group-${at}`} className={classes.group}>
            {name}
          </div>
          {entries.map((entry) => (
            // the keys are taken by the search above, which has the focus
            // biome-ignore lint/a11y/useKeyWithClickEvents: see above
            <div
              key={entry.id}
              id={`${id}:${entry.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={entry.id === active}
              className={classes.option}
              onMouseMove={() => entry.id !== active && onActive(entry.id)}
              onMouseDown={(press) => press.preventDefault()}
              onClick={(click) => onChoose(entry, click.ctrlKey || click.metaKey)}
            >
              {entry.Icon && <entry.Icon size={18} stroke={1.6} aria-hidden />}
              <span className={classes.text}>
                <Marked text={entry.text} marks={entry.marks ?? []} />
                {entry.hint && <span className={classes.hint}>{entry.hint}</span>}
              </span>
              {entry.keys && <Kbd size="xs">{entry.keys}</Kbd>}
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}
