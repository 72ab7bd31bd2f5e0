/** A code as the server drew it, on white whatever the colours of the page. */
export const QrCode = ({ qr, alt, size, className }: { qr: string; alt: string; size?: number; className?: string | undefined }) => (
  // biome-ignore lint/performance/noImgElement: a drawing that is here already
  <img
    {...(className && { className })}
    {...(size && { width: size, height: size, style: { background: '#fff', padding: 8 } })}
    src={`data:image/svg+xml,${encodeURIComponent(qr)}`}
    alt={alt}
  />
)
