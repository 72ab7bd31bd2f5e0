/**
 * Runs before anything else has come, in whatever browser there is, so it is written as browsers of 2010 read it. It marks the document where the
 * browser is older than those that this house is made for (Chromium 108, Safari 15.4: the first that know `dvh`), and keeps a button that is pressed
 * before the page's own script came from sending the answers away in an address. The sentences are drawn by the server and shown by the marks.
 */
const script = `(function (page) {
  if (!window.CSS || !CSS.supports || !CSS.supports('height: 1dvh')) page.setAttribute('data-old', '');
  document.addEventListener('submit', function (event) {
    if (page.hasAttribute('data-ready')) return;
    event.preventDefault();
    page.setAttribute('data-early', '');
  }, true);
})(document.documentElement)`

export function EarlyScript({ nonce }: { nonce: string | undefined }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, and nothing a visitor sent is in it
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: script }} />
}
