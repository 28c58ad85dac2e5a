/** Words behind which the number of a file, a report, a contract or a person in some register stands. Folded. */
import { wordSet } from './words.js';

export const REFERENCE_WORDS: ReadonlySet<string> = wordSet(`
kenmerk ken zaaknummer zaaknr zaak dossier dossiernummer dossiernr registratienummer nummer nr nrs clientnummer clientnr pasnummer klantnummer klantnr polisnummer polis tolknummer personeelsnummer
dienstnummer parket parketnummer vhe casus casusnummer mut mutatie mutatienummer pv pv-nr proces-verbaal proces-verbaalnummer id-nr id-nummer pasp paspoort paspoortnummer rijbewijs rijbewijsnummer
documentnummer vreemdelingennummer v-nummer a-nummer referentie referentienummer ref meldnummer meldingsnummer meldingsnr contract contractnummer boa factuur factuurnummer aanvraagnummer beschikking
beschikkingsnummer lidmaatschapsnummer patientnummer patientnr bonnummer werkordernummer werkbon wb kvk kvk-nummer kaartnummer pasnr inschrijfnummer leerlingnummer
`);
