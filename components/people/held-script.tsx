/** A button that is pressed before the page's own script came would send the form away and empty it. Read by browsers before anything else has come. */
const script = `document.addEventListener('submit', function (event) {
  if (!event.target.querySelector('[data-held]')) return;
  event.preventDefault();
  event.target.setAttribute('data-early', '');
}, true)`

export function HeldScript({ nonce }: { nonce: string | undefined }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, and nothing a visitor sent is in it
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: script }} />
}
