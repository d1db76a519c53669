// The words by which attributions are recognised. Lower case, without dots; singular only: "Fellow" heads
// a role, "Fellows" the name of a programme.

const words = (list: string): ReadonlySet<string> =>
  new Set(list.split(/\s+/u).filter((word) => word !== ''));

/** The last word of a role before its "of", "for" or "in". */
export const ROLE_NOUNS = words(`
  academic accountant activist actor actuary actress adjutant adjunct administrator admiral advisor adviser advocate agent aide ambassador analyst anchor
  anthropologist architect archaeologist archivist artist assistant associate attaché attache attorney auditor author
  banker barrister biologist biographer blogger brigadier broadcaster broker bursar
  campaigner candidate captain ceo cfo chair chairman chairperson chairwoman chancellor chaplain chef chief cio clerk
  clinician co-chair co-director co-founder co-host cofounder coach colonel columnist commander commandant commentator
  commissioner commissar commodore composer comptroller congressman congresswoman consul consultant contributor
  controller convener convenor coo coordinator co-ordinator correspondent councillor counsel counsellor counselor
  critic cto curator
  dean delegate demographer deputy developer diplomat director doctor documentarian
  ecologist economist editor editor-in-chief educator emeritus emerita engineer entrepreneur envoy epidemiologist
  ethicist evangelist examiner executive expert
  fellow filmmaker forecaster founder
  general geographer geologist geographer governor
  head historian host
  immunologist independent-researcher inspector instructor interpreter investigator investor
  journalist judge jurist justice
  lawyer leader lead lecturer lecturer-in-law legislator librarian lieutenant linguist lobbyist logician
  magistrate manager midwife marshal master mathematician mayor mediator member mep minister modeller musician modeler moderator
  mp mpp msp ms nco negotiator negociator novelist nurse nutritionist
  officer official ombudsman operator organiser organizer oceanographer
  partner pastor peer pediatrician philosopher photographer physician physicist pilot planner playwright podcaster poet
  political-scientist pollster postdoc practitioner premier presenter president priest principal producer professor
  programmer proprietor prosecutor provost psychiatrist psychologist publisher
  rabbi rapporteur reader rector registrar regulator reporter representative researcher reviewer
  sailor scholar scientist sec secretary senator sergeant sheriff singer songwriter secretary-general director-general specialist speaker spokesman
  spokesperson spokeswoman statistician strategist student superintendent supervisor surgeon surveyor sociologist
  teacher technologist theologian therapist tory trader trainer translator treasurer trustee tutor
  undersecretary under-secretary underwriter
  veteran vice-chair vice-chancellor vice-president virologist visitor volunteer vp
  alderman assemblyman assemblywoman backbencher baker baroness biochemist botanist brewer butcher canon carer cartographer cartoonist
  chemist choreographer conductor councilman councilwoman custodian dancer deacon dentist designer dramatist 
  essayist farmer firefighter fisher fisherman forester frontbencher gardener geneticist geophysicist grower headmaster
  headmistress headteacher head-teacher illustrator imam keeper labourer memoirist metallurgist miner naturalist nun optician
  painter paramedic parliamentarian pharmacist physicist policewoman policeman ranger satirist schoolteacher
  sculptor shepherd skipper solicitor toxicologist vet veterinarian vicar vintner
  warden writer
  chercheur chercheuse directeur directrice professeur professeure maître dozent dozentin direktor direktorin
  referent referentin leiter leiterin professorin wissenschaftler wissenschaftlerin
`);

/** Role nouns that are also family names: a role only alone or after a word that makes it one. */
export const ROLE_OR_SURNAME = words(`
  abbot baker bishop brewer butcher canon carer chancellor chaplain chef clerk dean general head judge justice lead lord major marshal mason mayor
  cook deacon dancer farmer fisher forester gardener imam keeper miner page painter partner poet ranger shepherd skipper pope priest principal provost reader senator sergeant speaker trader warden
`);

/** Words before a role noun that mark it as one. */
export const ROLE_MODIFIERS = words(`
  acting adjunct affiliate affiliated assistant associate chief co co-founding consulting contributing corporate
  defence defense deputy distinguished doctoral emeritus emerita executive external financial foreign foreign-policy former
  founding freelance full general global guest head honorary incoming independent international interim investigative
  joint junior lead leading legal managing military national non-executive non-resident nonresident
  outgoing part-time permanent policy political postdoctoral post-doctoral practising principal programme program
  regional research resident retired science scientific security senior shadow special staff strategic teaching
  technical vice visiting young ex the a an
  arable city college county court crown district dairy department hill high-court livestock organic party practice primary
  project school secondary section sheep supreme-court team town union university
  account advocacy area biodiversity campaign campaigns carbon climate communications community country cyber data delivery
  development digital economic education emissions energy engagement engineering environment environmental europe finance fisheries
  governance government health housing impact industry innovation insight insights investment knowledge land market maritime
  markets nature ocean operations partnerships planning portfolio press product projects public sector social strategy sustainability
  sustainable tax tech technology thematic trade transition transport water workstream
`);

/** Titles before a name, lower case without dots. */
export const HONORIFICS = words(`
  adm admiral air amb ambassador baron baroness brig brigadier capt captain chief cmdr col colonel commander commodore
  congressman congresswoman councillor count countess dame doctor doktor dr dra eng excellency father field frau fr gen
  general gov governor h he hh hon honourable honorable herr imam ing judge justice lady lieutenant lord lt madam madame
  maj major marshal miss mme monsieur monsignor mr mrs ms mx pastor president prime prof profa professor
  rabbi rear rep representative rev reverend right rt rtd sen senator sergeant sgt sheikh sir sr vice viscount
  wing squadron leader group m
  assoc asst doc drs em emer emeritus emerita hab habil hc inż ir iur mag mgr mult nat oec phil pol profssa rer
`);

/** Lower-case words inside names. */
export const NAME_PARTICLES = words(`
  af al an ap auf av bar bat ben bin bint da das de degli dei del della den der des di do dos du e el i ibn la las le los of
  st ten ter the tot ul wa van vander vom von y zu zum zur 't 's d' l' 'd
`);

/** Letters after a name, upper case without dots. */
export const POST_NOMINALS = words(`
  AC AM AO BA BEM BSC CB CBE CH CMG CNZM CPA CVO CFA CENG DBE DCMG DL DPHIL DSC DSO EDD ESQ FBA FCA FREng FRENG FRGS
  FRHISTS FRS FRSA FRSE GBE GCB GCMG HON II III IV JD JP JR KBE KC KCB KCMG KCVO KG KT LLB LLD LLM LVO MA MBA MBE MC MD
  MEP MP MPA MPHIL MSC MSP MVO OAM OBE OC OM ONZM PC PHD PSC QC RA RET RN RTD SC SR TD USA USAF USMC USN
`);

/** Capitalised words that no person is called; a line with one of them is not a name. */
export const NOT_IN_NAMES = words(`
  a about above after against all also although america american an and another any april are as asia at august
  background balance bbc because before below best between beyond big black brexit britain british business but by
  can case central centre challenge change china chinese comment comments conclusion conflict contributors contents could
  cover crisis
  december defence defense democracy deterrence did discussion do does donbas down during
  each east editor email england europe european every experts facebook false february few finally final first follow for
  foreign france free friday from further future
  german germany global government great
  has have here how however
  if image in india into introduction iran is israel it its italy
  january japan july june
  key kremlin last later latest law leadership less lesson lessons let letter linkedin list london long
  macroeconomic making march may meanwhile middle ministry moderator monday money more moscow most must
  nato need never new news newsletter next no north not nothing november now
  october of off on one only opinion option options or other our out over overview
  panel panelist panelists panellist panellists part peace perhaps photo picture podcast policy politics power print
  problem problems prospects
  question questions quick
  read reading related report resist response responses result results right risk risks russia russian
  sanctions saturday sea second secondly security see september share should sign since some source south
  step steps still strategy strengthening strongly subscribe summary sunday support
  tags take tariffs tech than that their then there these they third this three thursday to today too topics towards trade tuesday
  twitter two
  ukraine ukrainian uncertain under union united until up upon us
  view views vote votes
  war was washington way we wednesday were west what when where whether which while white who why will with without world
  would
  yes you your
  university institute institution centre center college school department faculty foundation council forum embassy
  society association agency group programme commission committee academy laboratory studies affairs relations
  economics sciences
  agree disagree confidence opinion answered
`);

/** Words of the list above that are also family names: allowed after a given name. */
export const ALSO_SURNAMES = words(`
  black case day down english france french great israel june law long london march may north power
  read south west white young
`);

/** Lower-case words that a sentence has and an attribution has not. */
export const SENTENCE_WORDS = words(`
  is are was were be been being has have had having should must will would can could may might shall do does did
  that which because although though while whereas if unless whether when where why how
  its it they them we i he she you our your my this these those there here
  not never but so than then yet only even still however therefore
  said says say told writes wrote argues argued believes
`);

/** Small words that stay in lower case in titles and names of bodies. */
export const SMALL_WORDS = words(`
  a an the and or of for in on at to by with from under within across into per as de des du la le les der die das und für
  fur et y e i w z na di del della per van von zu & - – — / |
`);
