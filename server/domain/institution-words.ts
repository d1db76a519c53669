// The words by which a name says what kind of body it is. Rules only: no list of known bodies beyond some famous
// names that give no other hint.

/**
 * Any of some words, standing alone. Letters beyond ASCII are letters here, which `\b` does not know: there is
 * no word "universit" in "Università".
 */
export function wholeWords(words: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'iu');
}

const UNIVERSITY = wholeWords([
  ...['univer[sz]i[td]\\p{L}*', 'univ\\.?', 'uniwersyt\\p{L}*', 'üniversite\\p{L}*', 'yliopisto', 'egyetem'],
  ...['ülikool', 'sveučilište', 'университет\\p{L}*', 'університет\\p{L}*', 'πανεπιστήμιο'],
  ...['polytechni\\p{L}*', 'politecnic\\p{L}*', 'politechni\\p{L}*', 'institute of technology'],
  ...['school of (?:economics|law|medicine)', 'business school', 'law school', 'graduate institute'],
  ...[
    '(?:kennedy|hertie|fletcher) school',
    'hochschule',
    'höhere schule',
    'høgskole\\p{L}*',
    'högskola\\p{L}*',
  ],
  ...[
    'école (?:normale|polytechnique|nationale|supérieure|des)',
    'escuela',
    'faculty of',
    'facult(?:ad|at|é)',
  ],
]);
/** Universities whose name is that of a person or an abbreviation, wherever it stands in what is printed. */
const FAMOUS = wholeWords([
  ...['bocconi', 'pompeu fabra', "ca[’'] foscari", 'complutense', 'carlos iii', 'la sapienza', 'luiss'],
  ...['sciences po', 'sorbonne', 'insead', 'essec', 'iese', 'esade', 'hec paris', 'epfl', 'cemfi'],
  ...['chicago booth', 'wharton', 'caltech', 'ucla', 'nyu'],
]);
/** "TU Berlin", "LMU München", "KU Leuven". */
const ABBREVIATED = /(?<![\p{L}\p{N}])(?:TU|FU|HU|LMU|RWTH|ETH|KU|VU|WU|NTNU) \p{Lu}/u;
/** 大学, 大學, 대학교, جامعة: scripts that do not part words, or put letters before them. */
const UNSPACED = /[大][学學]|대학|جامعة/u;
/** Universities known by one word, which is also a town, a person or an abbreviation. */
export const ONE_WORD_UNIVERSITY =
  /^(?:harvard|yale|stanford|princeton|oxford|cambridge|berkeley|columbia|cornell|georgetown|duke|dartmouth|lse|mit|ucl|soas|eth|kcl)$/iu;

export function isUniversity(name: string): boolean {
  return [UNIVERSITY, FAMOUS, ABBREVIATED, UNSPACED, ONE_WORD_UNIVERSITY].some((words) => words.test(name));
}

export const COLLEGE = wholeWords(['college', 'school of', 'school', 'academy', 'akademi\\p{L}*']);
export const GOVERNMENT = wholeWords([
  ...['ministr(?:y|ies)', 'minist(?:ère|erium|erio|ero|ério|erie|erstwo)', 'bakanlığı', 'auswärtiges amt'],
  ...[
    'embassy',
    'high commission',
    'consulate',
    'government',
    'parliament',
    'senate',
    'congress',
    'bundestag',
  ],
  ...['assemblée nationale', 'riksdag\\p{L}*', 'cabinet', 'treasury', 'civil service'],
  'department (?:for|of (?:state|defen[cs]e|justice|commerce|homeland|health|energy|trade))',
  ...['foreign office', 'home office', 'office of the prime minister', "prime minister[’']s office"],
  ...['white house', 'downing street', 'european (?:commission|parliament|union|council)(?! on)'],
  ...['council of the (?:eu|european union)', 'external action service'],
  ...['house of (?:commons|lords|representatives)', 'national security council', 'nato', 'united nations'],
  ...['army', 'navy', 'air force', 'armed forces', 'police', 'central bank', 'bank of england'],
  ...['federal reserve', 'city council', 'municipality'],
]);
export const THINK_TANK = wholeWords([
  ...['institut(?:e|o|et|ul|i)?', 'instytut', 'inštitút', 'istituto', 'enstitüsü?', 'instituutti'],
  ...['cent(?:re|er|ro|rum)', 'zentrum', 'merkezi', 'foundation', 'stiftung', 'fundacja', 'fundación'],
  ...['fundação', 'fondation', 'fondazione', 'vakfı', 'forum', 'think[- ]tank', 'council on'],
  ...['council of councils', 'endowment', 'chatham house', 'rusi', 'ecfr', 'csis', 'brookings', 'rand'],
  ...['observator(?:y|io)', 'observatoire', 'policy (?:network|exchange|lab)', 'programme', 'initiative'],
  ...['association', 'society', 'project'],
]);
export const MEDIA = wholeWords([
  ...['times', 'post', 'guardian', 'telegraph', 'economist', 'news', 'newspaper', 'quarterly', 'weekly'],
  ...['journal', 'magazine', 'review', 'gazette', 'herald', 'tribune', 'chronicle', 'bbc', 'cnn', 'reuters'],
  ...['bloomberg', 'broadcasting', 'radio', 'television', 'tv', 'podcast', 'press', 'media', 'observer'],
  ...['spectator', 'independent', 'zeitung', 'spiegel', 'monde', 'figaro', 'revista', 'revue', 'rivista'],
]);
const COMPANY = wholeWords([
  ...['ltd', 'limited', 'inc', 'incorporated', 'plc', 'gmbh', 'llc', 'llp', 'corp', 'corporation'],
  ...['compan(?:y|ies)', 'bank', 'banque', 'banco', 'capital', 'partners', 'consulting', 'consultants'],
  ...['consultancy', 'advisory', 'advis[oe]rs', 'associates', 'ventures', 'holdings', 'industries'],
  ...['insurance', 'investments?', 'asset management', 'group', 'groupe', 'gruppe'],
]);
const LEGAL_FORM = / (?:AG|SE|SA|NV|BV|AB|Oyj?|S\.?p\.?A\.?|S\.A\.)$/u;

export function isBusiness(name: string): boolean {
  return COMPANY.test(name) || LEGAL_FORM.test(name);
}

/** Words that make a name an organisation rather than a town or a country. */
export const ORGANISATION = wholeWords([
  ...['cent(?:re|er)', 'institut(?:e|o)?', 'instytut', 'school', 'college', 'academy', 'foundation', 'forum'],
  ...['council', 'house', 'endowment', 'society', 'association', 'alliance', 'agency', 'organi[sz]ation'],
  ...['union', 'court', 'club', 'trust', 'network', 'observatory', 'hospital', 'museum', 'library', 'hub'],
  'initiative',
]);
