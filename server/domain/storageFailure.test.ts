import { expect, test } from 'vitest'
import { isStorageFailure } from './storageFailure.ts'

const coded = (code: string) => Object.assign(new Error('x'), { code })

test.each(['SQLITE_FULL', 'SQLITE_IOERR_WRITE', '53100', '57P01', '08006', '55P03', '40P01', 'ECONNREFUSED'])(
  '[STORE-6] %s means that nothing can be saved',
  (code) => {
    expect(isStorageFailure(coded(code))).toBe(true)
    expect(isStorageFailure(new Error('failed', { cause: coded(code) }))).toBe(true)
  },
)

test.each(['SQLITE_CONSTRAINT_UNIQUE', '23505', '42P01', '22021', 'ERR_INVALID_ARG_TYPE'])(
  '%s is somebody’s mistake',
  (code) => expect(isStorageFailure(coded(code))).toBe(false),
)

test('[STORE-6] a connection that ended under a statement, and nothing else that is no error', () => {
  expect(isStorageFailure(new Error('Connection terminated unexpectedly'))).toBe(true)
  expect(isStorageFailure(new Error('Connections are nice'))).toBe(false)
  expect(isStorageFailure('57P01')).toBe(false)
})
