/** The sample's working groups and their members: someone in each role of each group. */
import type { SampleGroup, SamplePerson } from './form.ts'

/** Publishes the text and creates the groups. */
export const secretary: SamplePerson = { key: 'secretary', name: 'Ответственный секретарь' }

const person = (key: string, name: string): SamplePerson => ({ key, name })

export const groups: readonly SampleGroup[] = [
  {
    key: 'bar',
    name: 'Союз адвокатов',
    members: [
      { person: person('advocate-b', 'Адвокат Б.'), role: 'chair' },
      { person: person('advocate-d', 'Адвокат Д.'), role: 'drafter' },
      { person: person('scholar-g', 'Учёный-юрист Г.'), role: 'contributor' },
      { person: person('advocate-e', 'Адвокат Е.'), role: 'contributor' },
      { person: person('assistant-zh', 'Помощник адвоката Ж.'), role: 'commenter' },
      { person: person('trainee-z', 'Стажёр З.'), role: 'observer' },
    ],
  },
  {
    key: 'notaries',
    name: 'Нотариаттық палата',
    members: [
      { person: person('notary-a', 'Нотариус А.'), role: 'chair' },
      { person: person('notary-ae', 'Нотариус Ә.'), role: 'drafter' },
      { person: person('scholar-n', 'Заңгер ғалым Н.'), role: 'contributor' },
      { person: person('assistant-q', 'Нотариус көмекшісі Қ.'), role: 'commenter' },
      { person: person('archivist-m', 'Мұрағатшы М.'), role: 'observer' },
    ],
  },
  {
    key: 'judges',
    name: 'Союз судей',
    members: [
      { person: person('judge-v', 'Судья В.'), role: 'chair' },
      { person: person('judge-o', 'Судья О.'), role: 'drafter' },
      { person: person('judge-p', 'Судья в отставке П.'), role: 'contributor' },
      { person: person('assistant-r', 'Помощник судьи Р.'), role: 'commenter' },
      { person: person('clerk-s', 'Секретарь суда С.'), role: 'observer' },
    ],
  },
]
