/** Letters that people here begin or end a password with; with one of the runs below they are tried before anything else. */
const stems = new Set(
  [
    'a aa aaa ab abc abcd abcde q qq qqq qw qwe qwer qwert qwerty as asd asdf zx zxc zxcv zxcvbn w ww www z zz zzz x xx xxx s ss love iloveyou',
    'woaini woaiwo woaiwojia aini woshi wo ni nihao mima password passwd pass pwd admin administrator root user test guest login system manager',
    'wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie tang deng feng cao peng zeng',
    'qq weixin wechat taobao alibaba baidu jingdong huawei xiaomi caonima laopo laogong baobao china zhongguo beijing shanghai',
    'nansha gangao hongkong macao macau guangzhou guangdong shenzhen dawanqu xianggang aomen chamber chamberhouse house shanghui xiehui',
  ]
    .join(' ')
    .split(' '),
)
/** Digits that mean something, end on end: 520 (I love you), 1314 (for ever), 168 and 888 (luck), counting, and one digit again and again. */
const runs =
  /^(?:5?201314|520|521|1314|168|518|666|888|999|110|119|123|1234|12345|123456|1234567|12345678|123456789|0123|321|4321|654321|987654321|456|789|147|258|369|147258|(\d)\1{1,})+$/
const year = '(?:19[4-9]\\d|20[0-3]\\d)'
/** A year, a day, or a month and day: birthdays above all. */
const dates = new RegExp(`^(?:${year}|${year}?(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])|\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01]))$`)
/** Nobody's habit is longer, and the pattern above must not be given more to divide. */
const mostDigits = 20
const mobile = /^(?:86)?1[3-9]\d{9}$/

let known: Promise<Set<string>> | undefined
/** Some 18,000 of at least eight characters, counted in what was stolen over the years; read when a first password is chosen. */
const stolen = (): Promise<Set<string>> => {
  known ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common'].filter((one) => one.length >= 8)),
  )
  return known
}

/** Whether a password is among those that are tried first: stolen lists, and what people here are in the habit of, however it is capitalised. */
export async function isCommonPassword(password: string): Promise<boolean> {
  const plain = password.normalize('NFKC').toLowerCase()
  return (await stolen()).has(plain) || isHabit(plain)
}

/** `woaini1314`, `nansha2023`, `520.wang`, `19900101`, a mobile number: one known word at most, and digits that say nothing new. */
function isHabit(plain: string): boolean {
  const letters = plain.replace(/[^\p{L}]/gu, '')
  const digits = plain.replace(/\D/g, '')
  if (digits.length > mostDigits) return false
  const isTold = digits === '' || runs.test(digits) || dates.test(digits) || mobile.test(digits)
  return isTold && (letters === '' || stems.has(letters))
}
