import { createTranslator } from 'next-intl'
import type { BackupFailure } from '../backup/failure.ts'
import backups from '../messages/zh-Hans/backups.json' with { type: 'json' }

/** What the terminal is told by backup, restore and export. */
export const say = (text: string): void => console.info(`▸ ${text}`)

const words = createTranslator({ locale: 'zh-Hans', messages: { backups }, namespace: 'backups.reasons' })

/** What went wrong and what to do about it. */
export const sentenceOf = ({ reason, detail }: BackupFailure): string => words(reason, { detail: detail || '—' })

/** Bytes as people say them. */
export const sizeOf = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
