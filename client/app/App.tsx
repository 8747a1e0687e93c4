/** The providers around every page. */
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { I18nextProvider } from 'react-i18next'
import { i18n } from '#client/i18n/index.ts'
import { cssVariablesResolver, theme } from '#client/ui/theme.ts'
import { queryClient } from './queries.ts'
import { router } from './router.tsx'

export const App = () => (
  <I18nextProvider i18n={i18n}>
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </I18nextProvider>
)
