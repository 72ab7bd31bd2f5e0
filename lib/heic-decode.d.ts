declare module 'heic-decode' {
  type Picture = {
    width: number
    height: number
    decode(): Promise<{ width: number; height: number; data: Uint8ClampedArray<ArrayBuffer> }>
  }
  const heic: { all(options: { buffer: Uint8Array }): Promise<Picture[]> }
  export default heic
}
