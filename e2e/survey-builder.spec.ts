import { randomUUID } from 'node:crypto'
import { expectAccessible } from './support/axe.ts'
import { sql } from './support/database.ts'
import { expect, test } from './support/test.ts'

test('a survey is built, kept while it is typed, published, answered once and read, without telling who answered', async ({ as, page }) => {
  const title = `满意度 ${randomUUID().slice(0, 8)}`
  const [made] = await sql<{ id: string }>(`insert into surveys (title, year) values ($1, 2026) returning id`, [title])
  const path = `/surveys/${made?.id}`
  await as('officer')
  await page.goto(`${path}/edit`)
  const add = async (kind: string) => {
    await page.getByRole('button', { name: '添加题目' }).click()
    await page.getByRole('menuitem', { name: kind }).click()
  }
  await expect(page.getByText('问卷还没有题目，请先添加')).toBeVisible()
  await add('单选题')
  const first = page.getByRole('article', { name: '第 1 题' })
  await first.getByLabel('题目 · 简体').fill('诉求办理是否满意')
  await add('评分题')
  const second = page.getByRole('article', { name: '第 2 题' })
  await second.getByLabel('题目 · 简体').fill('总体满意度')
  await page.getByRole('button', { name: '生成繁體' }).click()
  await expect(second.getByLabel('题目 · 繁體')).toHaveValue('總體滿意度')
  await page.reload()
  await expect(page.getByText('已恢复本机未保存的修改。')).toBeVisible()
  await second.getByLabel('题目 · 简体').press('Alt+ArrowUp')
  await expect(first.getByLabel('题目 · 简体')).toHaveValue('总体满意度')
  await second.getByRole('button', { name: '删除第 2 题' }).click()
  await expect(second).toBeHidden()
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(second.getByLabel('题目 · 简体')).toHaveValue('诉求办理是否满意')
  await expectAccessible(page, 'the builder with two questions')
  await page.getByRole('button', { name: '预览' }).click()
  await page.getByRole('dialog').getByText('繁體', { exact: true }).click()
  await expect(page.getByRole('dialog').getByRole('radiogroup', { name: /1\. 總體滿意度/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(page.getByText('题目已保存')).toBeVisible()

  await page.goto(path)
  await page.getByRole('button', { name: '发布', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click()
  await expect(page.getByText('收集中')).toBeVisible()
  await page.getByRole('link', { name: '海报' }).click()
  await expect(page.getByRole('img', { name: '扫码填写问卷' })).toBeVisible()

  await page.goto(`${path}/links`)
  await page.getByRole('button', { name: '为在驻机构生成' }).click()
  await expect(page.getByText(/新生成 \d+ 个/)).toBeVisible()
  await expectAccessible(page, 'links of residents')

  await page.goto(`${path}/enter`)
  await page.getByRole('combobox', { name: '名册中的机构' }).click()
  const resident = page.getByRole('option').first()
  const name = (await resident.textContent()) ?? ''
  await resident.click()
  await page
    .getByRole('radiogroup', { name: /总体满意度/ })
    .getByRole('radio', { name: '4', exact: true })
    .check()
  await page.getByRole('button', { name: '保存答卷' }).click()
  await expect(page.getByText('请填写', { exact: true })).toBeVisible()
  await page.getByRole('radio', { name: '非常满意', exact: true }).check()
  await expectAccessible(page, 'entering an answer')
  await page.getByRole('button', { name: '保存答卷' }).click()
  await expect(page.getByText(`${name} 的答卷已保存：9 / 10 分`)).toBeVisible()

  await page.goto(path)
  await expect(page.getByRole('article', { name: '诉求办理是否满意' })).toBeVisible()
  await expect(page.getByText('有效答卷不足 10 份')).toBeVisible()
  await expect(page.getByText('各组答卷太少，为保护答题机构不予显示。')).toHaveCount(3)
  const figures = page.getByRole('region', { name: '结果' })
  await figures.getByRole('link', { name: /^90\s*%$/ }).click()
  await expect(page.getByRole('dialog').getByText(name).first()).toBeVisible()
})
