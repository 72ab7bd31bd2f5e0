import { recordQueries } from '../record.ts'
import { articleInput, articleView, followerDayInput, followerDayView } from './schema.ts'

export const articleKind = {
  model: 'article',
  read: 'articles.read',
  write: 'articles.write',
  input: articleInput,
  view: articleView,
  search: ['title', 'mid'],
  by: 'publishedOn',
} as const
export const articleQueries = recordQueries(articleKind)

export const followerDayKind = {
  model: 'followerDay',
  read: 'articles.read',
  write: 'articles.write',
  input: followerDayInput,
  view: followerDayView,
  search: [] as string[],
  by: 'day',
} as const
export const followerDayQueries = recordQueries(followerDayKind)
