/**
 * KZ-1048, the eight-bit encoding of Kazakh (STRK 1048-2002; IANA's registration): windows-1251 with Kazakh letters in the
 * place of Serbian, Macedonian and Ukrainian ones. No decoder of the platform knows it.
 */

const kazakh: Readonly<Record<string, string>> = {
  Ќ: 'Қ',
  Ћ: 'Һ',
  ќ: 'қ',
  ћ: 'һ',
  Ў: 'Ұ',
  ў: 'ұ',
  Ј: 'Ә',
  Ґ: 'Ө',
  Є: 'Ғ',
  Ї: 'Ү',
  ґ: 'ө',
  є: 'ғ',
  ј: 'ә',
  Ѕ: 'Ң',
  ѕ: 'ң',
  ї: 'ү',
}

/** Words decoded as windows-1251 as what KZ-1048 means by the same bytes. */
export const asKazakh = (text: string): string =>
  text.replace(/[ЌЋќћЎўЈҐЄЇґєјЅѕї]/g, (letter) => kazakh[letter]!)
