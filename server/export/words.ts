/**
 * What an exported file says of its own accord, in Kazakh, Russian and English. Everything else in it is people's
 * words, and the names of bodies are never among these.
 */
import type { Lang } from '#shared/legal/unit.ts'

export interface Words {
  /** The language's own name. */
  readonly language: string
  readonly comparison: string
  readonly agreed: string
  readonly amending: string
  readonly redline: string
  /** Who made the changes that are marked. */
  readonly changers: string
  /** Above the notes on changes behind an article, and of a discussion that has come to its end. */
  readonly notes: string
  readonly resolved: string
  /** What opens an act: which text is changed. */
  readonly amend: (text: string) => string
  readonly version: (version: number) => string
  readonly proposal: string
  readonly group: string
  readonly collisions: (count: number) => string
  readonly collisionsMean: string
  readonly wordingOf: string
  readonly adjacent: string
  readonly noWording: string
  readonly unchanged: string
  readonly undecided: string
  readonly nothing: string
  readonly note: string
  /** A spreadsheet's second sheet. */
  readonly aboutFile: string
  readonly reasons: string
  readonly noReason: string
  readonly voting: string
  readonly number: string
  readonly element: string
  readonly shortWording: string
  readonly for: string
  readonly against: string
  readonly abstain: string
  readonly positions: string
  /** Said of a position. */
  readonly outdated: string
  /** Who signs a voting sheet where the installation names nobody. */
  readonly chair: string
  readonly secretary: string
}

const words: Readonly<Record<Lang, Words>> = {
  kk: {
    language: 'Қазақша',
    comparison: 'Салыстырмалы кесте',
    agreed: 'Келісілген мәтін',
    amending: 'Өзгерістер енгізу туралы акт',
    redline: 'Өзгерістері белгіленген мәтін',
    changers: 'Өзгерістердің авторлары',
    notes: 'Өзгерістер мен пікірлер',
    resolved: 'шешілді',
    amend: (text) => `«${text}» мәтініне мынадай өзгерістер мен толықтырулар енгізілсін:`,
    version: (version) => `${version}-редакция`,
    proposal: 'Ұсыныс',
    group: 'Жұмыс тобы',
    collisions: (count) => `Шешілмеген қайшылықтар: ${count}`,
    collisionsMean:
      'Бұл жерлерде бірге қолданыла алмайтын түзетулер келісілген. Олардың ешқайсысы мәтінге енгізілген жоқ: таңдауды адамдар жасайды.',
    wordingOf: 'Түзету авторы',
    adjacent: 'Бір жерге қосылған құрылымдық элементтер; олардың реті тексерілуге тиіс',
    noWording: 'Бұл тілде редакциясы жоқ',
    unchanged: 'Бұл тілдегі мәтін өзгертілмеген',
    undecided: 'Қаралуда',
    nothing: 'Түзетулер жоқ.',
    note: 'Түсіндірме жазба',
    aboutFile: 'Құжат туралы',
    reasons: 'Түзетулердің негіздемесі',
    noReason: 'Негіздеме жазылмаған',
    voting: 'Дауыс беру парағы',
    number: 'Р/с №',
    element: 'Құрылымдық элемент',
    shortWording: 'Ұсынылатын редакция (қысқаша)',
    for: 'Қолдау',
    against: 'Қарсы',
    abstain: 'Қалыс',
    positions: 'Мүшелердің ұстанымдары',
    outdated: 'соңғы өзгерістен бұрын',
    chair: 'Төраға',
    secretary: 'Хатшы',
  },
  ru: {
    language: 'Русский',
    comparison: 'Сравнительная таблица',
    agreed: 'Согласованный текст',
    amending: 'Акт о внесении изменений',
    redline: 'Текст с отмеченными изменениями',
    changers: 'Авторы изменений',
    notes: 'Изменения и комментарии',
    resolved: 'решено',
    amend: (text) => `Внести в текст «${text}» следующие изменения и дополнения:`,
    version: (version) => `редакция ${version}`,
    proposal: 'Предложение',
    group: 'Рабочая группа',
    collisions: (count) => `Неразрешённые столкновения: ${count}`,
    collisionsMean:
      'По этим местам согласованы поправки, которые не могут действовать вместе. Ни одна из них в текст не внесена: выбор делают люди.',
    wordingOf: 'Автор поправки',
    adjacent: 'Структурные элементы, добавленные в одно место; их порядок нужно проверить',
    noWording: 'Редакции на этом языке нет',
    unchanged: 'Текст на этом языке не изменён',
    undecided: 'На рассмотрении',
    nothing: 'Поправок нет.',
    note: 'Пояснительная записка',
    aboutFile: 'О документе',
    reasons: 'Обоснование поправок',
    noReason: 'Обоснование не написано',
    voting: 'Лист голосования',
    number: '№ п/п',
    element: 'Структурный элемент',
    shortWording: 'Предлагаемая редакция (кратко)',
    for: 'За',
    against: 'Против',
    abstain: 'Воздержались',
    positions: 'Позиции членов группы',
    outdated: 'до последней правки',
    chair: 'Председатель',
    secretary: 'Секретарь',
  },
  en: {
    language: 'English',
    comparison: 'Comparison table',
    agreed: 'Agreed text',
    amending: 'Amending act',
    redline: 'Text with changes marked',
    changers: 'Changes by',
    notes: 'Changes and comments',
    resolved: 'resolved',
    amend: (text) => `Amend “${text}” as follows:`,
    version: (version) => `version ${version}`,
    proposal: 'Proposal',
    group: 'Working group',
    collisions: (count) => `Unresolved collisions: ${count}`,
    collisionsMean:
      'In these places suggestions are agreed that cannot hold together. None of them is applied: choosing is for people.',
    wordingOf: 'Suggested by',
    adjacent: 'Units inserted at one place; check their order',
    noWording: 'No wording in this language',
    unchanged: 'The wording in this language is not changed',
    undecided: 'Under review',
    nothing: 'There are no suggestions.',
    note: 'Explanatory note',
    aboutFile: 'About this file',
    reasons: 'Reasons for the suggestions',
    noReason: 'No reason is written',
    voting: 'Voting sheet',
    number: 'No.',
    element: 'Structural element',
    shortWording: 'Proposed wording (in short)',
    for: 'For',
    against: 'Against',
    abstain: 'Abstain',
    positions: 'Positions of members',
    outdated: 'before the last change',
    chair: 'Chair',
    secretary: 'Secretary',
  },
}

/** The words in a language; a text in a language that has none here is labelled in English. */
export const wordsIn = (lang: Lang): Words => words[lang] ?? words.en!
