import { english, type Language } from "#lib/language/languages.ts";

/** Words that say nothing about a story's subject, folded. */
export function stopWords(language: Language): ReadonlySet<string> {
  return language === english ? englishStopWords : language.functionWords;
}

/** Words that never are part of a name of two words, folded. */
export function functionWords(language: Language): ReadonlySet<string> {
  return language === english ? englishFunctionWords : language.functionWords;
}

/**
 * English words that say nothing about a story's subject: function words, days and months, and the verbs and adverbs of
 * any report.
 */
const englishStopWords: ReadonlySet<string> = new Set(
  `a about above according across actually after again against ago all almost along already also although always am
  among an and announce announced another any anybody anyone anything anyway apr april are area around as ask asked
  at aug august away back be became because become been before began behind being below best better between both
  bring but by call called came can cannot case certain clear come comes coming could course day days dec december
  did didn do does doesn doing don done down during each early easy either else end enough especially even ever
  every everyone everything example far feb february few fewer find first five follow for found four friday from
  full further gave get gets getting give given gives go goes going gone good got great had hard has hasn have haven
  having he help her here hers high him himself his how however i if important in including indeed instead into is
  isn it its itself jan january jul july jun june just keep kind know known large last late later least less let
  like likely little ll long longer look lot made make makes making many mar march may maybe me mean means might
  monday month months more most much must my near nearly need needed needs neither never new next no nobody non none
  nor not nothing nov november now oct october of off often old on once one only onto open or other others our out
  over own part particular people per perhaps place point possible put quite rather re really reported right said
  same saturday saw say saying says second see seem seemed seems seen sep sept september set several shall she
  should shouldn show since six small so some somebody someone something sometimes soon still such sunday sure take
  taken takes taking team tell ten than thank that the their them themselves then there these they thing things
  think third this those though thought three through thursday thus time times to today together told too took
  toward towards tried try trying tuesday two under until up upon us use used useful uses using ve very want wanted
  was wasn way ways we wednesday week weeks well went were weren what when where whether which while who whole whom
  whose why will with within without won word words work worked working works would wouldn year years yes yet you
  your yours`.split(/\s+/),
);

const englishFunctionWords: ReadonlySet<string> = new Set(
  `a about after all an and any are as at be because before but by can do does even every for from has have he her here
  his how i if in into is it its let many more most my no not now of on one or our over she so some such than that the
  their them then there these they this those through to under until up was we were what when where which while who why
  will with without yes yet you your`.split(/\s+/),
);
