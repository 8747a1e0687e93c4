/** A list of updates as one file: each after its length in four bytes. */

export const writeTrace = (updates: readonly Uint8Array[]): Buffer =>
  Buffer.concat(
    updates.flatMap((update) => {
      const length = Buffer.alloc(4)
      length.writeUInt32BE(update.length)
      return [length, update]
    }),
  )

export const readTrace = (file: Buffer): Uint8Array[] => {
  const updates: Uint8Array[] = []
  for (let at = 0; at < file.length; ) {
    const length = file.readUInt32BE(at)
    updates.push(new Uint8Array(file.subarray(at + 4, at + 4 + length)))
    at += 4 + length
  }
  return updates
}
