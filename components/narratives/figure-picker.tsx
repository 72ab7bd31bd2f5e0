'use client'
import { Select } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { saidUnit } from '#lib/lint/rules.ts'
import type { NarrativeFigure } from './narrative-figure.ts'

/** 插入数据: any of the year's figures, found by its name. */
export function FigurePicker({ figures, onPick }: { figures: readonly NarrativeFigure[]; onPick: (key: string) => void }) {
  const t = useTranslations('narratives')
  const [search, setSearch] = useState('')
  return (
    <Select
      label={t('insert')}
      placeholder={t('insertHint')}
      searchable
      limit={60}
      value={null}
      searchValue={search}
      onSearchChange={setSearch}
      nothingFoundMessage={t('noSuch')}
      data={figures.map(({ key, name, text, unit }) => ({
        value: key,
        label: `${name}（${text === null ? t('unreported') : `${text}${saidUnit(unit)}`}）`,
      }))}
      onChange={(key) => {
        if (!key) return
        onPick(key)
        setSearch('')
      }}
    />
  )
}
