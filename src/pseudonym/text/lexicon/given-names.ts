/**
 * Given names as they occur in the Netherlands, folded. Written down by ourselves from general knowledge, no list was copied.
 * They serve names that no source gave; the persons of a case are found by their own names.
 */
import { wordSet } from './words.js';

export const GIVEN_NAMES: ReadonlySet<string> = wordSet(`
aad aaf aagje aart abe abel abraham ada adam adelheid adri adriaan adriana adrie agnes albert alberta albertus alex alexander alexandra
alfons alice alida aline alyssa amber amelie amy andre andrea andries angela angelique anita anja anke ankie anna annabel anneke annelies
annelot annemarie annemieke annemiek annet annette annie anouk anton antoine antoinette antoon antonia antonie antonius appie ard arend
ariane arie arjan arjen armand arno arnold arnoud art arthur astrid aukje aurora ayla babette barbara barend bart bas bastiaan bea beatrix
bep berend bernadette bernard bert berta bertus beth betsy bettie betty bianca birgit bjorn bo bob boris boudewijn bram brechtje brenda
brent brian brigitte britt bruno bryan burak caitlin camiel carel carin carla carlijn carlo carlos carmen carola carolien carolina caroline
casper catharina catherine cathelijne cecile cees celine chantal charlotte chayenne chiel chris christa christiaan christian christien
christina christine christoffel claire clara clarissa claudia clemens coen colette conny constantijn cor coby cora corine corinne cornelia
cornelis corrie corry cynthia daan dagmar daisy damian dana danique daniel daniela danielle danny daphne dave david davy debbie deborah
demi denise dennis denzel derk desiree dewi diana dick diederik dieuwertje dik dina dinand dinie dirk dirkje dolf dominique donald donna
donny doortje dora dorien dorine doris dorothea douwe drees duco durk dylan ed edith edwin eefje eelco eelke egbert eef elena eline
elisa elisabeth elise elke ella ellen ellie elly els elsa elsbeth elske eltje elvira emiel emil emilie emily emma emmy ernst erna eric
erica erik erika erwin esmee esther eugenie eva evelien eveline evert ewout fabian fabienne fatima fay feline femke fenna fenne ferdinand
ferry fien fieke filip finn fleur flip floor flor floris floortje fokke fons frans franciscus francisca francien frank franka fred frederik
frederique freek fried friso frits froukje gabriel gabriella geert geertje geertruida gemma george gerard gerarda gerardus gerben gerbrand
gerda gerdien gerjan germaine gerrie gerrit gerry gert gertie gertjan gertrude giel gijs gijsbert gilles gina giovanni gitta godelieve govert
grad greet greetje greta grietje guido guus guusje gwen haico hanna hannah hanne hanneke hannie hans hansje harald harm harmen harold harrie
harry hedwig hedy heidi hein heleen helena helga hella henk hendrik hendrika hendrikus hennie henny henriette henrik herman hermien hermine
hessel hetty hidde hilda hilde hilko hillie hiske huib hubert hugo huub ida ilona ilse imke ina ine ineke inge ingeborg ingrid irene iris
irma isa isabel isabella isabelle ischa ivo ivar ivonne jaap jaco jacob jacoba jacobus jacqueline jacques jade jaimy jan jana janet janine
janke janna janneke jannes jannie janny jansje jantine jantje jarno jasmijn jasper jay jayden jaylinn jean jeanet jeanette jeanine jeannette
jelena jelle jelmer jennifer jenny jeroen jesse jessica jessie jet jetske jette jikke jim jimmy jip jo joachim joan joanna job jochem jochen
joep joeri joey johan johanna johannes john johnny jolanda jolande jolijn jonah jonas jonathan jonna joop joost jop joran jordi jordy joren
joris jorn jorrit jos jose josephine josje josien jozef juan judith juliana julia julian julie jules julius jurgen juriaan jurjen jurre
justin karel karen karin karina karlijn kars karst kasper katja katrien kay kayleigh kees keimpe kelly kenneth kenny kenzo kerstin kevin
kiki kim kimberley kimberly kirsten klaartje klaas klaasje koen koenraad koos kristel kyara kyra lana lander lara lars laura laurens leen
leendert leendertje leentje lena leny leo leon leonie leonore leontien leuntje lex lia lian lidewij lidia lidwien lien lies liesbeth lieke
lieven lijsbeth lily lina linda linde lineke lis lisa lisanne lisette lisbeth liset liv lizzy lodewijk loek loes lois lonneke loren lorenzo
lotte louis louisa louise luc luca lucas lucia lucie luciano ludo lucy luit luna luuk lydia lynn maaike maarten maartje machiel madelief
madelon magda mandy manfred manon manuela mara marc marcel marcella marco margaretha margot margreet margriet maria marianne marie marieke
mariella marielle mariette marijke marijn marije mariken marina mario marion mariska marit marja marjan marjolein marjolijn marjon mark
marleen marlies marlijn marlou marloes marnix mart marta martha marten martha martijn martin martina martine martinus marvin mary mathieu
mathijs matthias matthijs maud maureen maurice maurits max mees meike melanie melissa melle melvin menno merel merijn merlijn meta mia micha
michael michel michelle michiel mieke mien mies miep mies mika mike mila milan mildred milo milou mina minke mira miranda miriam mirjam
mirjam mirte mirthe monica monika monique moniek morris myrthe nadia nadine nancy nanda naomi natalie natascha natasja nathalie neeltje
nel nelleke nellie nelly nicky nico nicole nicolaas nicoline niek niels nienke nienke nina noa noah noel noor noortje noud nynke oda olaf
olga olivia olivier oscar otto patricia patrick paul paula paulien pauline paulus pepijn peter petra petronella philip pien pier piet pieter
pieternel pietje pim pip pleun puck quinten quirijn rachel raf ralf ralph ramon raoul rebecca regina reinder reinier reinout rein rekha remco
rene renate renee renske resi rex ria rianne richard rick rico rik rika rients rinske rinus rita rob robbert robbie robert roberto robin roel
roelie roelof roger roland rolf romy ron ronald ronnie ronny roos roosje rosa rosalie rosanne rose rosemarie rosita rowan roy ruben rudi
rudolf rudy rutger ruth ruud ryan sabina sabine sabrina sam samantha samuel sander sandra sanne sara sarah saskia sebastiaan selma serge
servaas sharon shirley sible sicco siebe siebren siem sietse sietske sigrid silke silvia simon simone sjaak sjaan sjef sjoerd sjoukje sofie
sonja sophia sophie stan stef stefan stefanie stella stephan stephanie steven stijn sunny susan susanne suzan suzanne sven svenja sybren
sylvia sytse taco talitha tamara tanja teun teunis tess tessa thea theo theodora theodorus thijmen thijs thirza thomas tibor tiemen tijmen
tijn tijs tilly tim timo timon tina tineke tinus titia tjalling tjeerd tobias tom tomas ton toni tonny tony toon toos trees trijntje trix
trudy truus twan tycho tygo ulrike ursula vera veerle veronique vico victor victoria vincent viola vivian walter wanda ward wendy werner
wessel wibo wiebe wieger wietske wil wilbert wilco wilfred wilhelm wilhelmina wilhelmus willeke willem willemijn willemien willie willy
wilma wim wina winnie wijnand wobbe wout wouter wybren xander xandra xavier yannick yara yente yolanda yvette yvo yvon yvonne zara zoe zwaantje
aaliyah aaron abdel abdelaziz abdelhak abdelkader abdelkarim abdellah abdelmajid abdi abdirahman abdul abdulkadir abdullah abel aboubakr achmed
adem adil adnan adwoa ahmad ahmed aicha ali alia alina alisha alina amal amanda amani amar ameer amin amina amine amir amira amit anass anil
anjali anwar arda arif arjun aron arslan asha ashley asiya asli aslan asma assia atakan ayaan ayan aya ayaz aydin ayhan ayoub ayse aysel
aysegul ayten aziz aziza azra badr baran baris batuhan bayram behar bekir berat berkay beyza bilal bilel birgul boutaina brahim bushra bulent
burcu cagla can canan cansu cem cemal cemile cengiz ceyda ceylan chadi chaima chaimae chesron chirine chivany chloe cihan cordell danilo darko
dejan delano demir denis deniz derya devika dewanand diego dilan dilara dilek dimitri dimitar dina dorin dragana driss dunya ebru ece eda edin
ehsan ekrem elanur eldar elham elias elif elijah elson emin emine emir emirhan emre ender enes ensar erdal erdem eren erhan ertan esma esra
ethan eyup ezra fabiola fadila fadoua faisal faith fahd farah farid farida faris faruk fatma fatih fatiha fatme fatoumata fawzia fayza ferhat
fethi feyza figen fikret filiz firat florin fouad fouzia furkan gamze georgi ghizlane giorgos gokhan goran gul gulay gulcan guled gulsah gulsen
gulsum gurkan hadi hadil hafida hafsa hajar hakan hakim hakima halil halima halime hamid hamida hamza hanan hanane hanife hans harun hasan hasna
hasnae hassan hatice hatim hava havva hayat hicham hind hodan houda huda huseyin hussein ibrahim ibtissam idris ifrah ihsan ikram ilham ilias
ilker ilknur ilyas iman imad imane imran inci indra inaya ioana ion ionut irfan isaac isabela ishak islam ismael ismail ismet ivan ivana iwona
jair jalal jamal jamila jamie jasmin jawad jerrel jeremy jerney jiska jitendra joao jorge jorginho jovana jurgen jurigny kaan kadir kadriye kamal kamil
kamila karan karim karima karol katarzyna kaya kemal kenan kerem khadija khalid khalida khaled kiran kishan kubra kubilay kumar laila lale lamia
latifa layla lech leila lejla levent leyla liam lidia lina loubna lucija luam lukasz lutfi luis luisa maciej magdalena mahinder mahmoud mahmut
majid malak malgorzata malika manal manuel marcin marek mariam mariama mariana marija marin marius mariusz marko marwa marwan maryam mateo mateusz
mehdi mehmet melek melike meltem meryem mert mesut metin michal mihai mihaela mila milena milos mimoun mina mirela miroslav mirza mohamed mohammad
mohammed mohamud mohsen mounia mounir mourad moustafa muhammad muhammed murat musa mustafa mustapha muzaffer nabil nabila nada nadir nafisa naima
najat najib najima naoual naoufal narges nasr nasser natalia natnael nawal nazli nebahat necati nermin nesrin nezha nicolae nihal nikola nikolay
nilgun nisa nisrine nora nordin noura nouri nouria nur nuray nurcan nuri nurten okan oksana oktay olena omar omer omid onur orhan orlando osman othman
otman oussama oumaima ousmane ozan ozge ozgur ozlem pawel pedro petr petar pinar piotr pradeep priya priscilla rabia rachid rachida radoslav rafael
rahel rahim rahma rajesh ramazan rami rania rashid rasim rayan raymond recep redouan reza ricardo ridouan rida rima riyad roxana rukiye rumeysa saad
saba sabah sabri sadik safa safae safouan sahar sahra said saida salah saleh salem salih salima salma salman salvatore samet sami samia samir samira
sana sandeep sanjay santosh sara sead seda sedat sefa selam selami selim selin selma semih semra senait serap sercan serdar serhat serkan sevda sevgi sevim
sevgul shaima shakira shanaya sharifa shivani shiva sibel sihame silvana sinan slavica slobodan soeradj sofia sofian soraya soufian souad soufiane
souhaila soukaina stanislav sukru suleyman sultan sumeyra sumeyye sunil suresh svetlana sylvano tahir taha talha tarek tariq tarik tayfun
tesfay tomasz touria tugba tulay turgut tuncay turan ufuk umit umut usman ugur valentina vanessa vasil vesna vikash vijay viktor viktoria vlad
wafa wahid walid wasim wiktoria wojciech xiao yahya yakup yasemin yasin yasmin yasmina yasmine yassin yassine yassir yavuz yeliz yevhen yigit yildiz
yilmaz ying yonas younes youness yousef yousra youssef youssra yuksel yunus yusra yusuf zahra zainab zakaria zaki zehra zeliha zeki zeynep zineb
ziad zofia zohra zoran zouhair zuhal zulfiye zuzanna achraf bethlehem angelo archie chanel dwight errol gilbert giselle glenn gregory guilherme harvey
henry iwan ilayda jeffrey jermaine jerry jessy jonathan jurmain kelvin kirk leroy lesley lloyd lucien marciano maxime mitchell mohan nigel percy quincy
radjesh rajiv randy raynaldo ricky rishi rodney romano romeo rosalina roshni rowin ruchi sandhya sergio sherida shanti shannon shaniqua stephen steve
surinder tyrone urvin vishal winston xavi zelda pawel jakub kacper oliwia zuzia agnieszka aleksander aleksandra andrzej beata bogdan bozena dariusz
dorota ewa elzbieta grzegorz iga jacek jaroslaw jerzy justyna kasia krzysztof krystyna leszek magda monika patryk przemek rafal renata ryszard slawek
stanislaw sylwia tadeusz wanda weronika wiktor zbigniew aneta marzena gheorghe vasile mircea radu stefania elisabeta gabriela simona daniela
georgiana cristian adrian alin costel dumitru stoyan plamen krasimir ivaylo emilia desislava hristo todor yordan asen penka anatoli oleg olha
sergei dmytro kateryna iryna tetiana volodymyr andriy mykola yulia tatiana anastasia abeba abel amanuel biniam eden eyob filmon freweini girmay
haben hanna helen kidane medhanie mehari merhawi natnael robel saba samson semhar senay simret tekle tesfalem tsegay weldu winta yohannes bahar farhad
farzad fereshteh hamed kaveh maryam mehran mina mojtaba nasrin nilofar omid parisa parvin reza shirin soheil somaya zabihullah joke joy jade lot storm wolf beer lente faith hope angel merel sterre puck kick mark koos ton
cobi cobie coba bo jo sjon sjonnie toon tinus bertus arie rinie tiny riny annemiek wiet thijmen jaylano kenzi dex jax senna sef lio noud
`);

/** Given names that are everyday words too: in lower case they are no evidence. */
export const WORDLIKE_NAMES: ReadonlySet<string> = wordSet(`
an bas beer bloem bo bob can dag dan dik door eef eva fay fee fleur floor guus hoop jade jet jo joke joy kaya kick kim lente lot mark may mees
mei merel men mien mina noor pien pip pim pleun puck rein rob roos rose sam sem sien stan ster sterre storm sultan tim tom ton veer vos vrede
wende wil wim wolf zon april juni juli augustus mart max tess art ard ward pier hans rik els ed islam hind isa rosa viola violet linde rex
hope angel prins prinses koning sunny star sky sil bar lis liv ron ray roy nel noa dana mira mila lina ida oda ada ali iman kay marin lex
sef dex kars huib gijs job jan piet klaas kees toon bert jip jop sol nora ella anna ben dirk lies loes toos greet truus tiny thea saba jos
amber iris jasmijn madelief robin romeo victor kenny randy harry willy willie billie eden elf hanna amal sana nisa
`);

/** Those of them that often begin a sentence as a word. */
export const SENTENCE_WORDS: ReadonlySet<string> = wordSet(`
an beer bloem can dag dan dik door hoop lente lot may mei men roos ster storm veer vos vrede wil wolf zon april juni juli augustus max prins
prinses koning islam pier merel mees bar star
`);
