/** What a page must show as text and never run. Each calls `hurt`, which a browser's journey counts. */
export const scripts = [
  '<script>hurt(1)</script>',
  '"><img src=x onerror=hurt(2)>',
  "'><svg/onload=hurt(3)>",
  '</title></script><script>hurt(4)</script>',
  'javascript:hurt(5)',
  '<iframe srcdoc="<script>parent.hurt(6)</script>"></iframe>',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what an attacker types
  '{{constructor.constructor("hurt(7)")()}}${hurt(7)}',
  '<a href="javascript:hurt(8)" autofocus onfocus=hurt(8)>x</a>',
  '<style>@import "http://evil.test/x.css";*{background:url(http://evil.test/y)}</style>',
  '<b>粗</b>{name}{count, plural, other {#}}<link rel=stylesheet href=//evil.test/z.css>',
] as const

/** What a database, a spreadsheet, a shell, a header or a path would take for its own. */
export const commands = [
  "'; drop table users; --",
  "\\'; select pg_sleep(9); --",
  '%_\\%',
  '$1 $$ {0} :name ?',
  '=HYPERLINK("http://evil.test","x")',
  '+cmd|" /C calc"!A0',
  '-2+3',
  '@SUM(1)',
  '＝1+1',
  'a\r\nSet-Cookie: x=1',
  '../../../../etc/passwd',
  '{"$gt":""}',
] as const

/** What people's eyes or programs read in another way than it stands there. */
export const disguises = [
  '\u202Egpj.exe\u202C',
  '\u2066\u2067\u2069\u200F\u200E',
  'a\u200B\u200C\u200D\uFEFFb',
  'e\u0301\u0301\u0301\u0301',
  '👩‍👩‍👧‍👦🏳️‍🌈',
  '𠮷野家𪚥',
  '\uFFFE\uFFFF',
  'İıſK',
  'a\u0001\u0008\u000B\u001Fb\u007F\u0085',
] as const

/** What no text of a database can hold. */
export const unstorable = ['a\u0000b', '\u0000', '\uD800', 'x\uDC00y'] as const

/** A text of a million characters. */
export const endless = 'あ<"'.repeat(350_000)

/** What may stand where a text is asked for. */
export const otherKinds: readonly unknown[] = [
  ['a', 'b'],
  { toString: 'x', length: 1 },
  { $gt: '' },
  12345678901234567890n.toString().length,
  true,
  null,
  [],
  {},
]
