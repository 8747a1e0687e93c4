/** Which errors mean that nothing can be saved now, whoever threw them: the disk, the database's server, or the way to it. */

const sqlite = /^SQLITE_(FULL|BUSY|LOCKED|READONLY|IOERR|CANTOPEN|CORRUPT|NOTADB)/

/**
 * SQLSTATE classes (PostgreSQL, appendix A): 08 connection, 25006 read-only, 28 log-in, 3D000 no such database, 40001 and 40P01 a conflict
 * of transactions, 53 no room or connection left, 55P03 no lock, 57 stopped or timed out, 58 and XX the system's own errors.
 */
const postgres = /^(08...|25006|28...|3D000|40001|40P01|53...|55P03|57...|58...|XX...)$/

const network =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ENOENT)$/

/** What the driver of PostgreSQL says without a code. */
const wordsOfDriver =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|Client was closed|Postgres connection has been discarded|The server does not support SSL)/

const isOne = ({ code, message }: { readonly code?: unknown; readonly message?: unknown }): boolean =>
  (typeof code === 'string' && [sqlite, postgres, network].some((pattern) => pattern.test(code))) ||
  (typeof message === 'string' && wordsOfDriver.test(message))

/** Whether an error, or what caused it, means that the database cannot be reached or written. */
export const isStorageFailure = (error: unknown): boolean => {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++)
    if (isOne(at)) return true
  return false
}
