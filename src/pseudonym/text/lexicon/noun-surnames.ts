/** Surnames that are everyday words: without a capital they are the word. Folded. */
import { wordSet } from './words.js';

export const NOUN_SURNAMES: ReadonlySet<string> = wordSet(`
akker appel baan bakker balk bank beek beer berg bijl bloem bloemen boer boom boon borst bos brand brink brouwer brug bruin buis buren burger dam dekker dijk dop dorp duif duin duyn eik engel fontein
gans geluk glas goud graaf griek groen groot haan haas hak hamer haven heer hek held hert heuvel hoek hof hoek hond hout huis jager jong kamer kamp kapper kaptein keizer kelder kerk kers ketel kip kist
klaver klein klok knecht knol koch koe kok koning konijn kooi koopman koper korf kraan krans kroon kruis kuiper kuipers kunst kwast laan lam lamp lang lange leeuw lis lelie licht linde maan maas man meer
meester meijer melk merel meulen middel mol molen molenaar mooi mulder muis muller nacht nagel noot oever olie os oude paal paard pauw peer pelgrim pen pijl plas plaat poel poort post pot prins put raaf
ram reus ridder ring roos ruiter schaap schaper scheper schilder schipper schoen schouten sluis smid smit snel snoek spiegel spijker spin staal stam steen ster sterk stier stoel storm stroom tak tap timmer
timmerman tol toren trap tuin vink vis visser vlam vlieger vogel vos vries waard wagen wal wand water weber weg weide west wever wild winter wit wolf wolk wolken woud zalm zand zee zeeman zilver zomer zon
zwaan zwart meijers brouwers dekkers jansen keizers konings molenaars peters
`);
