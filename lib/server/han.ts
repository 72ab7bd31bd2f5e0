import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Client } from 'pg'
import { pinyin } from 'pinyin-pro'
import { simplified } from '../han.ts'

/** The characters that have readings: U+4E00 to U+9FFF. Rarer ones are searched as they are written. */
const [firstHan, lastHan] = [0x4e00, 0x9fff]
/** Characters that names read otherwise than dictionaries do first. */
const inNames: Record<string, string> = { 曾: 'zeng', 莞: 'guan', 圳: 'zhen', 仔: 'zai', 厦: 'sha' }
/** Words in which a character is read otherwise than alone: the character, its sound there, and the words. */
const otherwise = `
行 hang 银行 行业 行长 商行 行情 央行 分行 支行 总行 投行 洋行 同行 本行 各行 行当
会 kuai 会计 财会
重 chong 重庆 重复 重新 重建 重启 重组 重申 重阳 重逢 双重 多重 重叠 重现 重温
长 zhang 会长 部长 校长 院长 局长 处长 科长 市长 省长 区长 县长 镇长 州长 村长 行长 事长 书长 组长 队长 站长 馆长 所长 厅长 社长 家长 首长 团长 船长 店长 学长 班长 厂长 署长 董长 机长 议长 酋长 长官 成长 增长 生长 长者 长大 长老 长辈 兄长 师长 助长
乐 yue 音乐 乐器 乐队 乐团 乐章 乐曲 声乐 民乐 国乐 器乐 乐坛 乐谱 交响乐 弦乐 乐清
都 du 都市 都会 成都 首都 京都 古都 港都 国都 定都 大都
调 diao 调查 调研 调动 调度 调任 调配 强调 声调 曲调 征调 调令
番 pan 番禺
厦 xia 厦门
蚌 beng 蚌埠
六 lu 六安
藏 zang 西藏 宝藏 藏族 藏医 藏药 青藏
传 zhuan 自传 传记 列传 外传
降 xiang 投降
角 jue 角色 主角 配角
卡 qia 关卡
率 shuai 率领 率先 草率 表率 统率
模 mu 模样 模具 模板
什 shi 什锦
校 jiao 校对 校准 校验 校正
称 chen 称职 对称 相称
差 chai 出差 差旅 邮差 差事
差 cen 参差
参 shen 人参 海参 党参
给 ji 供给 给予 自给 补给 给养 配给
还 huan 偿还 归还 还原 交还 退还 还款 还贷 返还
便 pian 便宜
秘 bi 秘鲁
省 xing 反省
说 shui 游说
仔 zi 仔细
曾 ceng 曾经 未曾
提 di 提防
单 chan 单于
没 mo 没收 埋没
埋 man 埋怨
觉 jiao 睡觉
匙 shi 钥匙
塞 se 堵塞 闭塞
宿 xiu 星宿
为 wei 为了
量 liang 测量
弹 tan 弹性 弹琴 弹奏
朝 zhao 朝气 今朝
铺 pu 店铺 商铺
咀 zui 尖沙咀
薄 bo 薄扶林 薄弱
大 dai 大夫
都 dou 全都
`
  .trim()
  .split('\n')
  .map((line) => line.split(' '))

type Reading = { word: string; simplified: string; pinyin: string }

/** Names what `keepReadings` would write: changes when the packages or the lists above do. */
export function readingsVersion(): string {
  const files = ['lib/han.ts', 'lib/server/han.ts', 'node_modules/pinyin-pro/package.json', 'node_modules/opencc-js/package.json']
  const hash = createHash('sha256')
  for (const file of files) hash.update(readFileSync(file))
  return hash.digest('hex')
}

/** Writes han_readings anew: every character with its simplified form and its sound, and the words whose sound their characters do not tell. */
export async function keepReadings(client: Client): Promise<void> {
  const letters = Array.from({ length: lastHan - firstHan + 1 }, (_, at) => readingOf(String.fromCodePoint(firstHan + at)))
  const alone = new Map(letters.map((letter) => [letter.word, letter.pinyin]))
  const words = new Set(otherwise.flatMap(([, , ...those]) => those))
  const soundIn = (word: string) => (letter: string) =>
    otherwise.find(([other, , ...those]) => other === letter && those.includes(word))?.[1] ?? alone.get(letter)
  const rows = [...letters, ...[...words].map((word) => ({ word, simplified: word, pinyin: [...word].map(soundIn(word)).join(' ') }))]
  await client.query('delete from han_readings')
  await client.query('insert into han_readings (word, simplified, pinyin) select * from unnest($1::text[], $2::text[], $3::text[])', [
    rows.map((row) => row.word),
    rows.map((row) => row.simplified),
    rows.map((row) => row.pinyin),
  ])
}

/** A character as it is read alone; one without a known sound has none. */
function readingOf(letter: string): Reading {
  const plain = simplified(letter)
  // ü is typed as v
  const sound = inNames[plain] ?? pinyin(letter, { toneType: 'none', v: true })
  return { word: letter, simplified: plain, pinyin: /^[a-z]{1,6}$/.test(sound) ? sound : '' }
}
