/** Everyday words that stand where a name could, folded. */
import { wordSet } from './words.js';

/** What follows mevrouw or hoi when it is no name. */
export const COMMON_WORDS: ReadonlySet<string> = wordSet(`
heeft had hebben wil wilt wilde kan kon zal zou moet moest mag mocht gaat ging komt kwam doet deed zegt zei vindt vond weet wist geeft gaf belt belde vraagt vroeg woont woonde blijft bleef
staat stond zit zat ligt lag loopt liep krijgt kreeg leeft voelt voelde ziet zag denkt dacht vertelt vertelde was waren zijn haar hem hier daar met voor over onder naar niet wel ook nog maar
dat die dit deze samen allemaal iedereen jij jullie ons onze mijn jouw aan uit tot bij van des huizes zelf thuis weer gisteren vandaag morgen straks even graag alvast gebeld gesproken bezocht
overleden bekend ziek boos bang alleen kunnen kun slaapt sliep werkt werkte drinkt dronk rookt regelt reageert weigert verklaart huilt schreeuwt wordt werd heet
`);

/** What people do and things do not: a word with a capital in front is somebody, also at the start of a sentence. */
export const HUMAN_VERBS: ReadonlySet<string> = wordSet(`
zegt zei vertelt vertelde belt belde appt appte mailt mailde vindt vond vraagt vroeg slaapt sliep huilt huilde drinkt dronk rookt rookte blowt denkt dacht durft durfde hoopt hoopte verklaart
verklaarde luistert lacht lachte schreeuwt schreeuwde scheldt schold schrok schaamt spreekt sprak snapt begrijpt antwoordt antwoordde belooft beloofde liegt loog kookt haalt fietst woont woonde
`);
