'use client'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import { articles } from './article-fields.tsx'

/** 推文 */
export const Articles = () => <RecordScreen records={articles} />
