/** The bar above and the page below it. */
import { Outlet } from '@tanstack/react-router'
import { useState } from 'react'
import { BarProvider } from '#client/ui/Bar.tsx'
import { AccountBar } from './AccountBar.tsx'
import classes from './TopBar.module.css'
import { TopBar } from './TopBar.tsx'

export const Frame = () => {
  const [middle, setMiddle] = useState<HTMLElement | null>(null)
  return (
    <BarProvider value={middle}>
      <TopBar middle={<div className={classes.slot} ref={setMiddle} />} right={<AccountBar />} />
      <Outlet />
    </BarProvider>
  )
}
