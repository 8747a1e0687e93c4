import { afterEach, expect, test, vi } from 'vitest'
import { Pulse } from './pulse.ts'

afterEach(() => vi.useRealTimers())

test('all connections beat by one timer, which ends with the last of them', () => {
  vi.useFakeTimers()
  const beats: string[] = []
  const named = (name: string) => ({ beat: () => void beats.push(name) })
  const [a, b] = [named('a'), named('b')]
  const pulse = new Pulse(1000)
  pulse.add(a)
  pulse.add(b)
  expect(vi.getTimerCount()).toBe(1)
  vi.advanceTimersByTime(1000)
  pulse.delete(a)
  vi.advanceTimersByTime(1000)
  expect(beats).toEqual(['a', 'b', 'b'])
  pulse.delete(b)
  expect(vi.getTimerCount()).toBe(0)
  pulse.add(a)
  vi.advanceTimersByTime(1000)
  expect(beats).toEqual(['a', 'b', 'b', 'a'])
})
