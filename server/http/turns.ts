/**
 * Heavy work in turns: so much at once for each name, and the rest in the order of asking. One who asks for a hundred files
 * waits for them; whoever asks for one beside them does not.
 */

export interface Turns {
  /** Resolves with what gives the turn back; undefined where too many of this name wait already. Rejects when `signal` ends it. */
  take(name: string, signal: AbortSignal): Promise<(() => void) | undefined>
}

interface Line {
  taken: number
  readonly waiting: (() => void)[]
}

/** `most` at once, `longest` waiting, for each name. */
export const makeTurns = (most: number, longest: number): Turns => {
  const lines = new Map<string, Line>()

  const giveBack = (name: string, line: Line): (() => void) => {
    let isGiven = false
    return () => {
      if (isGiven) return
      isGiven = true
      const next = line.waiting.shift()
      if (next) return next()
      line.taken--
      if (line.taken === 0) lines.delete(name)
    }
  }

  return {
    async take(name, signal) {
      signal.throwIfAborted()
      const line = lines.get(name) ?? { taken: 0, waiting: [] }
      lines.set(name, line)
      if (line.taken < most) {
        line.taken++
        return giveBack(name, line)
      }
      if (line.waiting.length >= longest) return undefined
      await new Promise<void>((resolve, reject) => {
        const go = () => {
          signal.removeEventListener('abort', leave)
          resolve()
        }
        const leave = () => {
          line.waiting.splice(line.waiting.indexOf(go), 1)
          reject(signal.reason)
        }
        line.waiting.push(go)
        signal.addEventListener('abort', leave, { once: true })
      })
      return giveBack(name, line)
    },
  }
}

/** The same stream, which calls `ended` when it is read to its end, breaks, or is no longer wanted. */
export const whenEnded = <T>(body: ReadableStream<T>, ended: () => void): ReadableStream<T> => {
  const reader = body.getReader()
  return new ReadableStream<T>(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read()
          if (!done) return controller.enqueue(value)
          ended()
          controller.close()
        } catch (error) {
          ended()
          controller.error(error)
        }
      },
      async cancel(reason) {
        ended()
        await reader.cancel(reason)
      },
    },
    { highWaterMark: 0 },
  )
}
