/** Short buffers double; long ones grow by a quarter, or half of a document's memory might be air. */
const growth = (length: number): number => (length < 16 * 1024 ? 2 : 1.25)

/** Bytes that grow at the end, in one buffer that is exchanged for a longer one when it is full. */
export class ByteWriter {
  #buffer: Uint8Array
  #length = 0

  constructor(capacity = 32) {
    this.#buffer = new Uint8Array(capacity)
  }

  get length(): number {
    return this.#length
  }

  /** What was written, as a view: the next write may leave it behind. */
  get written(): Uint8Array {
    return this.#buffer.subarray(0, this.#length)
  }

  /** An unsigned integer as lib0 writes it: seven bits a byte, the lowest first. */
  uint(value: number): void {
    this.#reserve(8)
    let rest = value
    while (rest > 0x7f) {
      this.#buffer[this.#length++] = 0x80 | (rest % 0x80)
      rest = Math.floor(rest / 0x80)
    }
    this.#buffer[this.#length++] = rest
  }

  bytes(bytes: Uint8Array): void {
    this.#reserve(bytes.length)
    this.#buffer.set(bytes, this.#length)
    this.#length += bytes.length
  }

  #reserve(more: number): void {
    const needed = this.#length + more
    if (needed <= this.#buffer.length) return
    const larger = new Uint8Array(
      Math.max(needed, Math.ceil(this.#buffer.length * growth(this.#buffer.length))),
    )
    larger.set(this.written)
    this.#buffer = larger
  }
}
