/** Signing in without a password, as an endpoint that the accounts library offers to this process alone. */
import { createAuthEndpoint, getSessionFromCtx } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { z } from 'zod'

/** Starts a session of the user and ends the one that the request came with; the reply carries the new cookie. */
export const entering = {
  id: 'entering',
  endpoints: {
    enter: createAuthEndpoint.serverOnly(
      { method: 'POST', body: z.object({ userId: z.string() }) },
      async (context) => {
        const { internalAdapter } = context.context
        const user = await internalAdapter.findUserById(context.body.userId)
        if (!user) throw context.error('NOT_FOUND')
        const before = await getSessionFromCtx(context, { disableRefresh: true })
        const session = await internalAdapter.createSession(user.id)
        await setSessionCookie(context, { session, user })
        if (before) await internalAdapter.deleteSession(before.session.token)
        return context.json({})
      },
    ),
  },
} as const
