/** A small text in Kazakh and Russian, groups and members, for tests over HTTP. */
import { type Account, expectStatus, type Json, memberOf, setUp } from './account.ts'

export const russian = `Раздел I. Основы

Статья 1. Государство
1. Государство является светским.
2. Языком государства является казахский язык.

Статья 2. Права
1. Каждый имеет право:
1) на образование;
2) на защиту персональных данных.
2. Права охраняются судом.

Статья 3. Суд
Правосудие осуществляется только судом.
`

export const kazakh = `І бөлім. Негіздер

1-бап. Мемлекет
1. Мемлекет зайырлы болып табылады.
2. Мемлекет тілі – қазақ тілі.

2-бап. Құқықтар
1. Әркімнің:
1) білім алуға;
2) дербес деректерін қорғауға құқығы бар.
2. Құқықтарды сот қорғайды.

3-бап. Сот
Сот төрелігін тек қана сот жүзеге асырады.
`

export interface Scene {
  readonly secretary: Account
  readonly text: Json
}

/** A set-up server with the text published in Russian and Kazakh. */
export const publishedText = async (url: string): Promise<Scene> => {
  const secretary = await setUp(url)
  const { id } = expectStatus(
    await secretary.post('/api/texts', { title: { ru: 'Проект Конституции' }, lang: 'ru', source: russian }),
    201,
  )
  expectStatus(
    await secretary.post(`/api/texts/${id}/languages`, {
      lang: 'kk',
      title: 'Конституция жобасы',
      source: kazakh,
    }),
    201,
  )
  return { secretary, text: expectStatus(await secretary.get(`/api/texts/${id}`), 200) }
}

export interface Members {
  readonly group: { readonly id: string; readonly name: string }
  readonly chair: Account
  readonly drafter: Account
  readonly contributor: Account
  readonly commenter: Account
  readonly observer: Account
}

/** A group with a member of each role; its maker has left it to its chair. */
export const newGroup = async (
  secretary: Account,
  name: string,
  named?: (role: string) => string,
): Promise<Members> => {
  const group = expectStatus(await secretary.post('/api/groups', { name }), 201)
  const chair = await memberOf(secretary, group.id, 'chair', named?.('chair'))
  const [drafter, contributor, commenter, observer] = await Promise.all(
    ['drafter', 'contributor', 'commenter', 'observer'].map((role) =>
      memberOf(chair, group.id, role, named?.(role)),
    ),
  )
  expectStatus(await chair.delete(`/api/groups/${group.id}/members/${secretary.id}`), 204)
  return {
    group,
    chair,
    drafter: drafter!,
    contributor: contributor!,
    commenter: commenter!,
    observer: observer!,
  }
}
