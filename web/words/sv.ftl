# Sidornas ord. Samma id på varje språk; ett test letar efter saknade och onödiga.

## 
service = Projektminnet
skip-content = Gå till innehållet
nav-main = Huvudmeny
nav-menu = Meny
nav-language = Språk
nav-crumbs = Plats
nav-home = Startsidan
nav-models = Verksamhetsmodeller
nav-projects = Projekt
nav-indicators = Indikatorer
nav-help = Hjälp
nav-desk = Arbetsbord
nav-signin = Logga in
nav-signout = Logga ut
foot-accessibility = Tillgänglighet
foot-privacy = Dataskydd
foot-open-data = Öppna data
foot-easy = Lättläst
foot-about = Om tjänsten
foot-query = Den här sidans fråga
foot-print = Skriv ut eller spara som PDF
foot-data =
    { $n ->
        [one] Uppgifter { $time } · { $n } händelse
       *[other] Uppgifter { $time } · { $n } händelser
    }
asof-band = Du ser läget så som det var { $time }.
asof-back = Gå tillbaka till nuläget
asof-label = Visa sidan så som den var
asof-show = Visa
only-fi = Det här innehållet finns bara på finska.
only-sv = Det här innehållet finns bara på svenska.
only-en = Det här innehållet finns bara på engelska.
list-more = Visa följande
span-until = –{ $end }
span-unknown = tidpunkten är inte känd
season-winter = vintern { $year }
season-spring = våren { $year }
season-summer = sommaren { $year }
season-autumn = hösten { $year }

## 
error-title = Fel:
error-head = Rätta till detta för att fortsätta
error-reference = Referens { $code }
error-form = Någon nödvändig del är tom eller i fel form.
error-missing = Fyll i den här punkten
error-no-day = Skriv en dag, till exempel 2026-05-04
error-no-number = Skriv ett tal, till exempel 0,45
error-no-whole-number = Skriv ett heltal
error-no-choice = Välj något av alternativen
error-404-title = Sidan hittades inte
error-404 = Det finns inget på adressen. Kanske söker du något av dessa.
error-version = Det finns ingen version { $n } av den här modellen.
error-version-model = Se modellens nyaste version
error-sought = Det finns ingen modell med det namnet. Den kan ha fått ett annat namn: sök i biblioteket.
error-400-title = Adressen gick inte att förstå
error-400 = Adressen innehåller något som sidan inte förstår, till exempel en dag som inte finns. Ta bort slutet av adressen från frågetecknet.
error-future = Den här tidpunkten har inte kommit än. Välj en tidpunkt som redan har varit.
error-then = Du såg läget vid en tidigare tidpunkt, och det kan inte ändras. Inget sparades. Gå tillbaka till nuläget och gör ändringen där.
error-403-title = Du har inte behörighet till detta
error-403 = Projektets ledare eller programmets administratör kan ge behörighet. Om du fyllde i ett formulär, gå tillbaka och skicka det på nytt.
error-not-yours = På den här sidan skriver man för projektet. Du har inte behörighet till det i det här projektet.
error-not-yours-who = Projektets ledare eller programmets administratör kan ge behörighet. Projektets offentliga uppgifter kan du läsa på projektets sida.
error-500-title = Sidan kan inte visas just nu
error-500 = Vi har ett tekniskt fel. Inget har gått förlorat. Försök igen om en stund.

## 
home-title = Vad projekten lovade – och vad det blev
home-lead = Verksamhetsmodeller som utvecklats med offentliga medel, deras mål, mätningar och resultat. Inget skrivs över: du ser också vad man visste vid varje tidpunkt.
home-models =
    { $n ->
        [one] verksamhetsmodell
       *[other] verksamhetsmodeller
    }
home-projects =
    { $n ->
        [one] projekt
       *[other] projekt
    }
home-indicators =
    { $n ->
        [one] indikator
       *[other] indikatorer
    }
home-browse-models = Bläddra i biblioteket
home-browse-projects = Bläddra bland projekten
home-browse-indicators = Se utvecklingen
home-now = Nu rapporteras
home-latest = Senast publicerat
home-filed =
    { $n ->
        [one] { $n } självutvärdering
       *[other] { $n } självutvärderingar
    }
home-assessment = Självutvärdering, { $round }
home-model = Verksamhetsmodell, version { $n }
home-open = Löften utan resultat
home-open-count =
    { $n ->
        [one] Sammanlagt { $n } öppet löfte
       *[other] Sammanlagt { $n } öppna löften
    }
home-themes = Populära teman:
home-no-projects = Det finns inga projekt i tjänsten ännu.
home-nothing = Det finns inga verksamhetsmodeller i tjänsten ännu.
home-no-promises = Alla löften har ett registrerat resultat.
round-due = { $round }, tidsfrist { $day } (läget { $state })

## 
search-label = Sök
search-library = Sök i biblioteket
search-button = Sök
search-hint = Till exempel familjecenter eller tillgång till vård
search-none = Inga träffar på ”{ $q }”.
search-none-help = Ta bort filter eller prova ett kortare ord.
search-everywhere = Sök i hela tjänsten
search-projects =
    { $n ->
        [one] Sök också bland projekten ({ $n } projekt)
       *[other] Sök också bland projekten ({ $n } projekt)
    }
library-copy = Kopiera länken
library-copied = Länken har kopierats.
search-forms = Sökningen hittar också formerna: { $forms }
search-also = Sökningen gjordes också med namnen: { $names }
search-exact = Sök bara exakt så här skrivet
search-not-exact = Sök också andra former
search-relaxed = Ingen modell har alla orden, så du ser delvisa träffar.
search-parts = Ingen modell har ordet som sådant, så du ser modeller som har dess delar.
search-beginning = Ingen modell har ordet som sådant, så du ser modeller som har ett ord som börjar så här: { $q }
search-spelled = Visar resultat för ”{ $meant }”. Sökningen ”{ $q }” gav inga träffar.
search-asking = Söker…
hit-in = Träff: { $field }
hit-name = namn
hit-place = plats
hit-county = välfärdsområde
hit-target-group = målgrupp
hit-theme = tema
hit-funder = finansiär
hit-project = projekt
hit-reason = motivering till läget
hit-learned = vad man lärde sig
search-meant = Menade du:
search-incomplete = Sökningen uppdateras just nu, så träffar kan saknas.
search-fail = Sökningen fungerar inte just nu. Du ser de tidigare resultaten.
finder-suggestions = Förslag
facet-title = Filtrera
facet-state = Status
facet-area = Välfärdsområde
facet-group = Målgrupp
facet-theme = Tema
facet-lang = Språk
facet-year = Började år
facet-chosen = Valda filter
facet-remove = , ta bort filtret
facet-without =
    { $n ->
        [one] { $facet }: utan det här filtret 1 modell
       *[other] { $facet }: utan det här filtret { $n } modeller
    }
facet-evidence = Evidens
facet-apply = Filtrera
facet-clear = Ta bort alla filter
sort-label = Sortera
sort-apply = Sortera
evidence-yes = Mätt
evidence-no = Inte mätt
evidence-any = Alla
library-lead = Vad man har prövat och tagit i bruk på olika håll i landet – och vad som inte fortsatte.
library-none = Det finns inga verksamhetsmodeller med de här filtren.
measured-times =
    { $n ->
        [one] Mätt { $n } gång
       *[other] Mätt { $n } gånger
    }
claimed-times =
    { $n ->
        [one] { $n } påstående utan siffra
       *[other] { $n } påståenden utan siffra
    }
no-measurement = Inga mätdata
count-models =
    { $n ->
        [one] { $n } verksamhetsmodell
       *[other] { $n } verksamhetsmodeller
    }
count-projects =
    { $n ->
        [one] { $n } projekt
       *[other] { $n } projekt
    }
count-adoptions =
    { $n ->
        [one] { $n } ibruktagande
       *[other] { $n } ibruktaganden
    }
adoptions-planned =
    { $n ->
        [one] { $n } planerat
       *[other] { $n } planerade
    }
adoptions-ended =
    { $n ->
        [one] { $n } har avslutats
       *[other] { $n } har avslutats
    }

## 
model-state-idea = Idé
model-state-developed = Under utveckling
model-state-trialled = På försök
model-state-described = Beskriven
model-state-in-use = I bruk
model-state-spread = Spridd
model-state-not-continued = Fortsatte inte
model-state-archived = Arkiverad
model-sort-name = Namn
model-sort-relevance = Relevans
model-sort-changed = Senast ändrad
model-sort-most-adopted = Flest ibruktaganden
model-sort-best-measured = Bäst mätt
project-state-planned = Planerat
project-state-funded = Finansierat
project-state-running = Pågår
project-state-paused = Pausat
project-state-ended = Avslutat
project-state-closed = Stängt
project-state-archived = Arkiverat
project-state-cancelled = Inställt
filing-not-open = Ännu inte öppen
filing-awaited = Inväntas
filing-missing = Saknas
filing-on-time = Skickad i tid
filing-late = Skickad för sent
filing-imported = Importerad från en äldre källa
review-filed = Skickad
review-withdrawn = Återtagen
review-in-review = Behandlas
review-returned = Returnerad
review-accepted = Godkänd
answer-answered = Besvarat
answer-unchanged-confirmed = Ingen ändring sedan förra perioden
as-nochange-pub = Ingen ändring sedan förra perioden (bekräftat { $day })
as-nochange-earlier = Läs den tidigare texten
answer-cannot-assess = Kan inte bedömas
answer-heading-only = Bara rubrik
answer-unanswered = Inget svar
round-state-planned = Planerad
round-state-open = Öppen
round-state-overdue = Tidsfristen har gått ut
round-state-closed = Stängd
round-state-reopened = Öppnad på nytt
round-kind-baseline = Utgångsläge
round-kind-half-year = Halvår
round-kind-annual-imported = År (importerad)
promise-kind-milestone = Delmål
promise-kind-deliverable = Resultat
promise-kind-target = Måltal
promise-pending = Väntar
promise-overdue = Inget registrerat resultat
promise-not-known = Inte känt
promise-delivered = Förverkligades
promise-dropped = Förverkligades inte
publication-report = Rapport
publication-handbook = Handbok
publication-release = Pressmeddelande
publication-news = Nyhet
publication-plan = Plan
publication-presentation = Presentation
publication-video = Video
publication-web-page = Webbsida
publication-other = Annan publikation
group-all = alla yrkesgrupper
group-doctors = läkare
group-nurses = vårdare
group-dentists = tandläkare
group-dental-hygienists = munhygienister
group-social-workers = socialarbetare
group-therapists = terapeuter
group-other = andra yrkesgrupper
movement-improved = förbättrades
movement-worsened = försämrades
movement-unchanged = oförändrat
movement-not-comparable = inte jämförbart
movement-first = första mätningen
direction-higher-is-better = Högre är bättre
direction-lower-is-better = Lägre är bättre
direction-neutral = Riktningen säger inget om vad som är bättre
adoption-planned = Ibruktagande planerat
adoption-adopted = Tagen i bruk
adoption-adapted = Tillämpad
adoption-ended = Användningen har upphört
lineage-derived-from = Vidareutvecklad
lineage-replicated-in = Upprepad på annat håll
lineage-continues-as = Fortsätter som
lineage-merged-into = Gick upp i
lineage-supersedes = Ersätter
phase-understand = Upptäck och förstå
phase-try = Föreställ dig och pröva
phase-share = Ta i bruk och sprid
section-operating-environment = Verksamhetsmiljö
section-starting-point = Utgångsläge
section-needs = Behov
section-co-development = Samutveckling
section-intended-change = Eftersträvad förändring
section-measuring-change = Mätning av förändringen
section-ideas = Idéer
section-trials = Försök
section-client-understanding = Kundförståelse
section-core-idea = Lösningens grundidé
section-conditions = Förutsättningar
section-results = Resultat av utvärderingen
relation-continues-in = Fortsätter i projektet
relation-preceded-by = Föregående projekt
relation-part-of = Del av helheten
language-fi = finska
language-sv = svenska
language-en = engelska
role-reader = Läsare
role-writer = Skribent
role-project-manager = Projektledare
role-funder-viewer = Finansiär
role-funder-reviewer = Handläggare
role-programme-administrator = Programadministratör
role-auditor = Revisor
role-operator = Tjänstens skötare
party-coordinator = koordinator
party-implementer = genomförare
party-service-provider = serviceproducent
party-pilot-site = pilotplats
party-expert = sakkunnig
party-chair = ordförande
party-member = medlem
party-other = annan uppgift
at-least = minst
claim-without-number = påstående utan siffra
rating-imported = Inget vitsord
promise-days-late =
    { $n ->
        [one] ({ $n } dag försenat)
       *[other] ({ $n } dagar försenat)
    }
promise-days-over =
    { $n ->
        [one] ({ $n } dag efter tidsfristen)
       *[other] ({ $n } dagar efter tidsfristen)
    }

## 
model-version = Version { $n }
model-no-version = Beskrivningen har inte publicerats ännu
model-old-version = Du läser version { $n }. Det finns en nyare version.
model-open-all = Öppna alla
model-learned = Vad man lärde sig:
model-in-use = Var den används
model-not-adopted = Modellen har inte ännu tagits i bruk på annat håll.
model-see-adoption = Se spridningen
model-more-adoptions = + { $n } till: se spridningen
model-results = Resultat
model-where = Varifrån modellen kommer
model-short = I korthet
model-who-for = För vem
model-what-changes = Vad förändras
model-what-it-needs = Vad behövs
model-cost = Vad det kostar
model-cost-unknown = Kostnaden är inte känd.
model-path = Utvecklingsstigen
model-path-count = { $a } av { $b } delar registrerade
model-not-written = Ännu inte registrerat: { $list }.
model-lineage = Vad modellen bygger på och vad den blev
model-versions = Versioner
model-sources = Källor och bilagor
model-sources-count =
    { $n ->
        [one] { $n } källa
       *[other] { $n } källor
    }
model-sources-dead =
    { $n ->
        [one] { $n } länk fungerar inte
       *[other] { $n } länkar fungerar inte
    }
model-sources-of = Projektets dokument:
model-ask = Fråga om modellen
model-ask-who = Frågan går till tjänstens administratörer, som för den vidare till dem som utvecklat modellen. Ingens egen adress visas.
model-ask-what = Vad vill du veta?
model-ask-send = Skicka frågan
model-place = Plats
model-adoptions = Ibruktaganden
model-summary = Sammanfattning
lineage-from = Bygger på modellen
lineage-to = Har utvecklats till
lineage-more = Kedjan fortsätter längre än så här. Öppna en modell för att se följande.
not-yet = Detta har inte registrerats ännu.
cite = Hänvisa till sidan
funder = Finansiär
compare-title = Jämför två modeller
compare-add = Jämför med en annan modell
compare-first = Sök den första modellen
compare-second = Sök den andra modellen
compare-chosen = Modeller som valts för jämförelse
compare-remove = , ta bort från jämförelsen
compare-take = Lägg till i jämförelsen:
compare-narrow = Du ser de { $n } första. Skriv fler ord för att begränsa.
compare-differences = Visa bara skillnader
compare-go = Jämför
compare-pick = Lägg till i jämförelsen:
compare-full = Jämförelsen rymmer två modeller.
compare-dropped = Dessa lämnades bort: { $models }.
compare-count = { $n ->
        [one] Jämförelse: { $n } vald
       *[other] Jämförelse: { $n } valda
    }
compare-more = Jämför (välj en till)
compare-what = Del
compare-same = samma
compare-unknown = Modellen ”{ $model }” hittades inte.
compare-itself = Modellen ”{ $model }” kan inte jämföras med sig själv. Välj en annan modell.
compare-empty = Välj två modeller för att se dem sida vid sida.
adoption-title = Spridning
adoption-at = Läget den dagen

## 
projects-lead = Varje projekt finns kvar här: vad det lovade, vad det mätte och hur det självt bedömde sitt resultat.
projects-none = Det finns inga projekt med de här filtren.
facet-programme = Program
facet-funder = Finansiär
facet-project = Projekt
project = Projekt
project-parts = Projektets delar
tab-overview = Översikt
tab-goals = Mål
tab-assessments = Självutvärderingar
tab-timeline = Tidslinje
tab-documents = Dokument
tab-log = Logg
archived = Arkiverad. Vi uppdaterar inte längre den här sidan.
project-host = Förvaltare
project-grant = Statsunderstöd
project-promised = Vad som lovades
project-outcome = Vad det blev
project-latest = Senaste självutvärdering: { $round }
project-continues = Varifrån och vart arbetet fortsätter
project-placeholder = projektet finns inte ännu i tjänsten
project-no-models = Inga verksamhetsmodeller har registrerats för projektet.
project-partners-on = Aktörer { $day }
project-partners-at = Aktörer den dag
project-partners =
    { $n ->
        [one] { $n } aktör
       *[other] { $n } aktörer
    }
project-map = Aktörerna områdesvis
project-map-how = Välfärdsområdena ungefär där de ligger, och hur många av aktörerna i listan som finns i vart och ett. Området framgår av aktörens namn.
project-subs = Delprojekt
goal = Mål
rating = Vitsord
read-on = Läs
fresh = Senast ändrad { $day }
goals-none = Inga mål har registrerats.
goal-wordings = Visa formuleringarna ({ $n })
valid-from = från och med { $day }
promises = Löften
promises-none = Inga löften har registrerats.
promise-record = Registrera resultat
due = tidsfrist
source = källa
clock-status = Läget
clock-recorded = Registrerat
value = Värde
cases = n
movement = Förändring
provisional = preliminärt
replaced = Ersatt
withdrawn = Återtaget
measured-none = Inga mätdata. Projektet kan registrera mätningar på sitt arbetsbord.
assessments-none = Det finns inga självutvärderingar.
assessment-answered = { $a }/{ $b } mål besvarade
assessment-headings =
    { $n ->
        [one] { $n } bara rubrik
       *[other] { $n } bara rubriker
    }
assessment-title = Självutvärdering { $round }
assessment-compare = Jämför med omgång
assessment-through = Målet genom perioderna
assessment-cite = Adressen visar självutvärderingen också senare så som den var vid den tidpunkten.
assessment-compare-none = jämför inte
assessment-summary = Sammanfattning
assessment-overall = Helhetsbedömning
filing-nothing = Inte skickad
words =
    { $n ->
        [one] { $n } ord
       *[other] { $n } ord
    }
who-could = Vem kan bedöma
diff-same = Samma text som omgång { $round }.
diff-signs = Orden är desamma, men skiljetecknen skiljer sig.
diff-stat =
    { $a ->
        [one] { $a } ord av { $b } har ändrats.
       *[other] { $a } ord av { $b } har ändrats.
    }
diff-add = tillagt:
diff-del = borttaget:
diff-list = Ändringarna som en lista
diff-before = Tidigare text
diff-after = Den här texten
timeline-type = Visa
timeline-assessment = Självutvärderingar
timeline-promise = Löften
timeline-publication = Publikationer
timeline-grant = Statsunderstöd
timeline-meeting = Möten
timeline-host = Förvaltaren byttes
timeline-begins = Projektet började
timeline-ends = Projektet avslutades
timeline-none = Inga händelser med det här filtret.
documents-none = Inga dokument har registrerats.
link-dead = Länken fungerar inte längre
link-seen = fungerade senast { $day }
link-try = Försök ändå
link-unchecked = Länken har inte kontrollerats.
link-archived = Sparad kopia
log-title = Vem sade vad och när
log-count =
    { $n ->
        [one] { $n } händelse. Inget har tagits bort eller ändrats i efterhand.
       *[other] { $n } händelser. Inget har tagits bort eller ändrats i efterhand.
    }
log-event = Händelse
log-happened = Hände
log-hash = Hash
noun-programme = Program
noun-round = Omgång
noun-project = Projekt
noun-assessment = Självutvärdering
noun-discussion = Diskussion
noun-indicator = Indikator
noun-series = Mätserie
noun-promise = Löfte
noun-grant = Statsunderstöd
noun-publication = Publikation
noun-meeting = Möte
noun-risk = Risk
noun-comment = Kommentar
noun-person = Användare
noun-model = Verksamhetsmodell
noun-adoption = Ibruktagande
noun-lineage = Modellens släktträd
noun-source-text = Källtext

## 
nav-programmes = Program
programmes-none = Inga program har registrerats.
programme-goals = Vad programmet eftersträvar
programme-rounds = Rapporteringsomgångar
programme-scale = Vitsordsskala
programme-no-projects = Programmet har inga projekt.
round = Omgång
rounds-none = Inga omgångar har planerats.
indicators-lead = Vad siffrorna berättar, vad de inte berättar och var de har mätts.
indicators-none = Inga indikatorer har definierats.
indicator-unit = Enhet
indicator-direction = Riktning
indicator-range = Intervall
indicator-cap = Tak
indicator-together = Sammanräkning
indicator-definition = Definition
indicator-version = version { $n }
indicator-how = Hur talet räknas
indicator-targets = Mål
indicator-seen = Mätningar
indicator-count =
    { $n ->
        [one] { $n } mätning
       *[other] { $n } mätningar
    }
indicator-place = Plats och yrkesgrupp
aggregation-sum = Talen summeras
aggregation-mean-weighted-by-cases = Medelvärde vägt med antalet fall
aggregation-pooled = Täljare och nämnare räknas ihop
aggregation-median-of-units = Enheternas median
aggregation-never = Talen slås inte ihop
at-most = högst
coci-how = COCI berättar hur ofta patienten möter samma yrkesperson: hur stor del av paren av patientens besök som är hos en och samma yrkesperson. Talet räknas för varje patient med minst två besök och medelvärdet tas. N är patientens besök, n besöken hos en yrkesperson. Om fem patienter har besöken (2,1), (4), (1,1,1), (3,1) och (1) faller den sista bort och resultatet är 0,458.
t3-how = T3 är antalet dagar till den tredje lediga icke-brådskande tiden. Av varje yrkesperson tas ett tal, och enhetens resultat är medianen. Bara tal i kalenderdagar jämförs.

## 
search-title = Sökning
found-model = Verksamhetsmodeller
found-project = Projekt
found-indicator = Indikatorer
found-promise = Löften
found-assessment = Självutvärderingar
found-publication = Dokument
search-none-of-kind = Inga träffar.
search-all-of-kind = Visa alla { $n }
search-first-of-kind = Du ser de { $n } första. Lägg till ord för att utesluta andra.
search-found =
    { $n ->
        [one] { $n } träff
       *[other] { $n } träffar
    }
about-title = Om tjänsten
about-lead = Projektminnet bevarar det som utvecklades med offentliga medel, vad som lovades och vad det blev.
about-what-h = Hur tjänsten fungerar
about-what-1 = Varje registrering är en händelse som inte ändras eller tas bort. En rättelse är en ny händelse och den gamla syns bredvid.
about-what-2 = Därför kan varje sida visas så som den var en viss dag.
about-names-h = Namnet på tre språk
about-names-1 = Tjänsten heter Hankemuisti på finska, Projektminnet på svenska och Project Memory på engelska.
easy-title = Lättläst
easy-lead = Den här sidan berättar om tjänsten på ett lätt språk.
easy-what-h = Vad är den här tjänsten?
easy-what-1 = Staten ger pengar till projekt. Ett projekt är ett arbete som har en början och ett slut.
easy-what-2 = Ett projekt lovar att göra något. Projektet kan lova till exempel att man får snabbare tid till läkare.
easy-what-3 = I den här tjänsten ser du vad projektet lovade. Du ser också vad projektet åstadkom.
easy-find-h = Hur hittar jag information?
easy-find-1 = Skriv ett ord i sökfältet. Ordet kan vara till exempel familjecenter.
easy-find-2 = Tryck sedan på knappen Sök. Sidan visar projekt och verksamhetsmodeller.
easy-help-h = Om något inte fungerar
easy-help-1 = Berätta för oss. Anvisningen finns på sidan Tillgänglighet.
privacy-title = Dataskydd
privacy-lead = Tjänsten berättar om projekt, inte om människor.
privacy-kept-h = Vilka uppgifter vi bevarar
privacy-kept-1 = Om den som loggar in bevarar vi namn, e-postadress och behörigheter. Namnet syns bara för andra som har loggat in. Vad man följer och vad man har fått veta syns bara för en själv.
privacy-kept-2 = Om läsare bevarar vi ingenting, om de inte skickar respons: då bevaras meddelandet och adressen, om en sådan ges. Vi använder ingen spårning och inget innehåll från andra tjänster.
privacy-log-h = Händelser och namn
privacy-log-1 = De bestående händelserna har bara en beteckning. Namnet finns i ett separat register och kan tas bort; då visas Tidigare användare.
privacy-device-h = Vad som blir kvar på din enhet
privacy-device-1 = Den som loggar in har en nödvändig kaka som upphör vid utloggning. Text som tjänsten ännu inte har fått stannar på enheten tills den har sparats; du ser och tar bort den på din egen sida. På en läsares enhet stannar ingenting.
privacy-rights-h = Dina rättigheter
privacy-rights-1 = Du kan be tjänstens administratör att få se, rätta eller ta bort dina uppgifter.
accessibility-title = Tillgänglighet
accessibility-lead = Alla ska kunna läsa och använda tjänsten. Den här redogörelsen berättar hur vi har lyckats.
access-how-h = Hur tjänsten uppfyller kraven
access-how-1 = Målet är nivåerna A och AA i WCAG 2.1. Sidorna fungerar med tangentbord, skärmläsare, på 320 bildpunkters bredd och utan skript.
access-how-2 = Färg är aldrig det enda sättet att berätta något, och varje avsnitt på ett annat språk har en språkmärkning.
access-lacks-h = Vad som ännu inte är tillgängligt
access-lacks-1 = En del av projektens texter finns bara på finska. Sidan berättar det. Gamla länkade dokument är inte alltid tillgängliga.
access-tell-h = Berätta om en brist
access-tell-1 = Berätta om bristen för tjänstens administratör. Vi svarar inom 14 dagar.
access-tell-2 = Om svaret inte räcker kan du klaga hos tillsynsmyndigheten.
help-title = Hjälp
help-lead = Korta anvisningar för det man oftast gör här.
help-contents = Innehåll
help-answer-h = Så svarar du på ett mål
help-answer-1 = Välj ett vitsord, berätta vad som hände och vad det ledde till, och visa vad uppgiften grundar sig på.
help-answer-2 = ”Oförändrat” och ”Kan inte bedömas” är svar när du anger en orsak. Gammal text behöver inte kopieras.
help-coci-h = Så räknar du COCI och T3
help-coci-1 = COCI räknas för varje patient ur besöken (Σ n² − N) / (N (N − 1)), där N är patientens besök och n besöken hos samma yrkesperson, och resultatet är patienternas medeltal. T3 är medianen av de tredje lediga tiderna i enhetens tidsböcker. Indikatorns sida har definition, formel och ett exempel.
help-coci-2 = Patientuppgifter skickas inte till tjänsten: bara talet, antalet fall och metoden registreras.
help-notice-h = Vad betyder en notering?
help-notice-1 = En notering är en fråga, inte en dom. Den uppstår till exempel när texten är densamma som senast.
help-notice-2 = En notering hindrar inte att man skickar. Du kan svara och svaret syns bredvid.
help-asof-h = Hur ser jag vad man visste tidigare?
help-asof-1 = Välj en dag längst ner på sidan. Sidan visar då det som hade registrerats till slutet av dagen.
help-asof-2 = Adressen innehåller dagen, så länken visar samma sak för andra.
help-cite-h = Hur hänvisar jag till en modell?
help-cite-1 = I slutet av modellens sida finns en färdig hänvisning. Den har alltid versionens nummer.
help-cite-2 = Hänvisningens adress visar samma version också efter att en nyare har publicerats.
open-data-title = Öppna data
open-data-lead = Allt du ser på sidorna får du också maskinläsbart – med samma fråga.
open-ask-h = Fråga med GraphQL
open-ask-1 = Inga koder behövs. Adressen är
open-try = Pröva en fråga
open-examples-h = Exempel
open-example = Öppna frågan
open-example-reader = För läsaren: verksamhetsmodeller med filter
open-example-manager = För projektledaren: självutvärderingar per omgång
open-example-funder = För finansiären: program, omgångar och projekt
open-terms-h = Villkor och gränser
open-terms-1 = Uppgifterna får användas fritt när källan nämns.
open-terms-2 = En fråga får läsa en begränsad mängd data. En för stor fråga får ett tydligt svar, inget avbrott.
explorer-title = Fråga
explorer-lead = Ändra frågan och kör den. Utan skript öppnas svaret på en egen sida.
explorer-query = Fråga
explorer-variables = Variabler (JSON)
explorer-operation = Operationens namn
explorer-run = Kör
explorer-answer = Svar
signin-title = Logga in
signin-next = Efter inloggningen fortsätter du till sidan { $path }.
signin-address = E-postadress
signin-password = Lösenord
signin-failed = Inloggningen misslyckades
signin-refused = Adressen eller lösenordet är inte rätt. Kontrollera dem och försök igen.
signin-too-many = Det har varit för många försök. Vänta en stund och försök igen.
signin-ended = Sessionen har gått ut
signin-again = Logga in på nytt.
signin-other = Försök på nytt.
signin-why = Läsning kräver ingen inloggning. Du får en inbjudan av projektledaren eller programmets administratör.
desk-nothing = Du har inte ännu behörighet till projekt eller program.
outcome-title = Registrera resultat
outcome-what = Vad blev det av löftet?
outcome-year = År
outcome-month = Månad (1–12, om den är känd)
outcome-day = Dag (om den är känd)
outcome-value = Förverkligat antal
outcome-reason = Varför förverkligades det inte?
outcome-source = Var framgår det?
outcome-source-hint = Till exempel en rapport och sida eller ett mötesprotokoll.
outcome-save = Spara resultatet
outcome-has = Resultatet är redan registrerat.

## 
event-programme-launched = Programmet inleddes
event-programme-goal-defined = Ett nyttomål definierades
event-programme-goal-reworded = Ett nyttomål formulerades om
event-programme-scale-set = Vitsordsskalan fastställdes
event-round-planned = Omgången planerades
event-round-rescheduled = Omgångens tider ändrades
event-round-extended = Tilläggstid beviljades
event-round-reminded = Projekt påmindes
event-round-closed = Omgången stängdes
event-round-reopened = Omgången öppnades på nytt
event-project-registered = Projektet registrerades
event-project-renamed = Projektet bytte namn
event-project-described = Projektet beskrevs
event-project-operating-time-changed = Projektets tid ändrades
event-project-host-transferred = Förvaltaren byttes
event-project-partner-joined = En aktör anslöt sig
event-project-partner-left = En aktör lämnade
event-project-funders-stated = Finansiärerna registrerades
event-project-state-changed = Projektets status ändrades
event-project-aliases-stated = Projektets andra namn registrerades
event-project-sub-project-started = Ett delprojekt började
event-project-sub-project-revised = Ett delprojekt preciserades
event-project-sub-project-concluded = Ett delprojekt avslutades
event-project-body-appointed = Ett organ tillsattes
event-project-body-ended = Ett organs mandat upphörde
event-project-member-appointed = En medlem utsågs
event-project-member-left = En medlem lämnade
event-project-linked = En länk till ett annat projekt registrerades
event-project-unlinked = En länk till ett annat projekt togs bort
event-assessment-submitted = Självutvärderingen skickades
event-assessment-amended = Självutvärderingen rättades
event-assessment-imported = Självutvärderingen importerades från en äldre källa
event-assessment-withdrawn = Självutvärderingen återtogs
event-assessment-taken-into-review = Självutvärderingen togs till behandling
event-assessment-returned = Självutvärderingen returnerades för komplettering
event-assessment-resent = Självutvärderingen skickades på nytt
event-assessment-accepted = Självutvärderingen godkändes
event-assessment-acceptance-undone = Godkännandet återtogs
event-discussion-commented = Självutvärderingen kommenterades
event-discussion-comment-settled = En kommentar markerades som åtgärdad
event-discussion-notice-explained = En notering besvarades
event-discussion-notice-dismissed = En notering markerades som obefogad
event-indicator-defined = Indikatorn definierades
event-indicator-method-changed = Indikatorns metod ändrades
event-indicator-target-set = Ett mål sattes för indikatorn
event-indicator-target-ended = Indikatorns mål upphörde
event-series-observation-recorded = En mätning registrerades
event-series-observation-confirmed = En mätning bekräftades
event-series-observation-corrected = En mätning rättades
event-series-observation-withdrawn = En mätning återtogs
event-promise-made = Ett löfte registrerades
event-promise-revised = Ett löfte ändrades
event-promise-outcome-recorded = Löftets resultat registrerades
event-promise-outcome-corrected = Löftets resultat rättades
event-grant-decided = Statsunderstöd beviljades
event-grant-plan-changed = Planen för understödet ändrades
event-publication-added = En publikation lades till
event-publication-link-checked = En publikations länk kontrollerades
event-meeting-recorded = Ett möte registrerades
event-meeting-corrected = Uppgifter om ett möte rättades
event-risk-raised = En risk registrerades
event-risk-reassessed = En risk omvärderades
event-risk-closed = En risk avslutades
event-comment-added = Projektet kommenterades
event-comment-withdrawn = En kommentar återtogs
event-person-entered = En användare lades till
event-person-membership-granted = En behörighet gavs
event-person-membership-ended = En behörighet upphörde
event-person-removed = En användare togs bort
event-model-entered = Verksamhetsmodellen registrerades
event-model-renamed = Verksamhetsmodellen bytte namn
event-model-classified = Verksamhetsmodellen klassificerades
event-model-version-published = En version av verksamhetsmodellen publicerades
event-model-state-changed = Verksamhetsmodellens status ändrades
event-model-evidence-linked = Mätningar kopplades till verksamhetsmodellen
event-model-evidence-unlinked = En koppling till mätningar togs bort
event-adoption-reported = Ett ibruktagande registrerades
event-adoption-moved = Ibruktagandets skede ändrades
event-adoption-result-stated = Ibruktagandets resultat registrerades
event-adoption-corrected = Ett ibruktagande rättades
event-adoption-withdrawn = Ett ibruktagande återtogs
event-lineage-linked = En föregångare eller efterföljare registrerades
event-lineage-unlinked = En länk mellan modeller togs bort

## desk
period-baseline = utgångsläget { $year }
period-year = år { $year }
due-left =
    { $n ->
        [one] { $n } dag kvar
       *[other] { $n } dagar kvar
    }
due-today = i dag
due-over =
    { $n ->
        [one] försenad { $n } dag
       *[other] försenad { $n } dagar
    }
as-due = Tidsfrist
as-done = { $a }/{ $b } delar klara
assessment-in-making = Självutvärdering, { $round }
part-todo = Inte påbörjad
part-doing = Pågår
part-ready = Klar
part-returned = Returnerad
part-is-copied = Texten är densamma som perioden { $round }. Delen blir klar när du berättar med egna ord vad som hände, eller väljer att läget är oförändrat.
part-is-undecided = Sparat. Delen har två versioner: välj mellan dem innan ni skickar.
part-not-returned = Den här delen returnerades inte, så den kan inte ändras nu.
part-sent = Självutvärderingen har skickats, och texten kan inte ändras nu.
part-locked = Omgången tar inte emot text nu.
part-word-summary = Sammanfattning
part-word-overall = Helhetsbedömning
save-saved = Sparad { $time }
save-nothing = Ingenting har sparats ännu.
co-two-title = Två versioner
co-two = Det finns två versioner av den här delen. Båda är sparade.
co-stands = Gäller nu
co-beside = Bredvid
co-nothing = Tom
co-evidence = Underlag
co-keep = Behåll den som gäller
co-take = Ta den andra
co-merge = Slå ihop
co-merge-label = Eller gör en text av båda
co-elsewhere = Två versioner väntar på ett val:
field-narrative = vad som hände
field-rating = bedömning
field-changed = om läget ändrades
field-unchanged = varför oförändrat
field-cannot-assess = varför det inte kan bedömas
field-who-could = vem som kan bedöma
field-evidence = vad detta grundar sig på
field-overall = helhetsbedömning
field-summary = sammanfattning
as-returned =
    { $n ->
        [one] { $who } returnerade { $n } del { $day }. Ny tidsfrist { $due }.
       *[other] { $who } returnerade { $n } delar { $day }. Ny tidsfrist { $due }.
    }
as-q1 = 1. Var står ni nu?
as-q2 = 2. Har läget ändrats sedan { $round }?
as-q3 = 3. Vad hände och vad ledde det till?
as-q4 = 4. Vad grundar sig detta på?
as-scale = Programmets egen skala: { $name }
as-no-scale = Vi berättar med ord (programmet har ingen skala)
as-last-time = förra gången
as-cannot-why = Varför kan det inte bedömas?
as-cannot-who = Vem kan bedöma, och när?
as-cannot-who-hint = Till exempel ”THL, när uppgifterna för 2026 är klara”.
as-change = Ja, jag berättar vad
as-nochange = Oförändrat – jag berättar varför
as-nochange-why = Varför har läget inte ändrats?
as-nochange-hint = En mening räcker. Den förra texten behöver inte kopieras.
as-tell-fi = Berätta på finska
as-tell-sv = Berätta på svenska
as-tell-hint = Några meningar: vad som gjordes, var, och vad det ledde till.
as-also-sv = På svenska (frivilligt)
as-copied = Kopierat: { $round }. Ändra texten så att den gäller den här perioden innan du sparar.
as-base = Använd förra texten som grund
as-ready = Är den här delen klar?
as-yes = Ja
as-later = Jag fortsätter senare
as-save-on = Spara och fortsätt
as-save-here = Spara
as-asks = Det här frågar finansiären troligen
as-asks-hint = Noteringarna hindrar inte att ni skickar. Svaret följer med noteringen.
as-prev = Förra svaret
as-prev-whole = Läs hela den förra självutvärderingen
as-then = Indikatorerna då ({ $day })
as-showdiff = Visa skillnader mot förra
as-first-round = Det här är projektets första självutvärdering.
as-send = Granska och skicka
as-send-btn = Skicka självutvärderingen
as-sent = Självutvärderingen har skickats
as-withdraw = Återta
ev-measure = Lägg till en mätning
ev-choose = Välj en mätning
ev-model = Lägg till en modell
ev-choose-model = Välj en av projektets modeller
ev-is-model = Modell
ev-label = Lägg till ett dokument: dess namn
ev-url = Dokumentets adress
ev-add = Lägg till och spara
ev-remove = Ta bort underlaget
ev-cont = Fortsätter arbetet i ett annat projekt?
ev-cont-what = Uppgiften kommer på projektets sida genast när du sparar och syns vid alla dess mål.
ev-none = Inget har lagts till ännu.
ev-measurement = Mätning
corrected-on = rättad { $day }
err-rating = Välj en bedömning eller ”Kan inte bedömas”
err-narrative = Berätta med minst en mening vad som hände
err-reason = Skriv en orsak
err-placed = Skriv projektets namn
err-swedish = Skriv sammanfattningen på svenska
c-title = Handläggarens kommentarer
c-reply = Svara
c-fixed = Markera som åtgärdad
c-settled = åtgärdad
c-moved = Meningen som kommentaren gällde finns inte längre i texten.
c-blanked = Kommentaren har tagits bort.
notice = Notering
notice-go = Svara på noteringen
notice-like = { $round }, { $a }/{ $b } ord är samma
notice-said = Ert svar:
notice-answer = Svara på förhand
notice-answer-again = Ändra svaret
notice-answer-label = Vad vill ni att finansiären vet?
notice-answer-send = Spara svaret
## 
nav-portfolio = Portfölj
portfolio-parts = Portföljens delar
portfolio-matrix = Matris
portfolio-notices = Noteringar
portfolio-changes = Ändringar
portfolio-missing = Saknas
portfolio-promises = Öppna löften
portfolio-views = Vyer
portfolio-none = Inga omgångar har planerats ännu.
portfolio-none-help = När programmet har en omgång visas dess projekt här.
portfolio-moment = Tidpunkt
portfolio-now = Nu
portfolio-refine = Avgränsa och sortera
portfolio-all = Alla
portfolio-area = Område
portfolio-state = Status
portfolio-by = Gruppering
portfolio-sort = Ordning
portfolio-show = Visa i cellerna
portfolio-changed = Bara ändrade
portfolio-not-open = Omgången öppnar { $day }.
portfolio-show-round = Visa { $round }
round-spring = våren { $year }
round-autumn = hösten { $year }
round-year = år { $year }
round-baseline = utgångsläget { $year }
moment-opened = Omgången öppnade { $day }
moment-due = Tidsfrist { $day }
moment-closed = Omgången stängdes { $time }
moment-reopened = Omgången öppnades på nytt { $time }
moment-returned = Returnerades { $time }: { $project }
by-none = Ingen gruppering
by-region = Enligt område
by-funder = Enligt finansiär
by-theme = Enligt tema
by-unknown = Inte registrerat
sort-name = Enligt namn
sort-state = Saknade först
sort-notices = Flest noteringar först
sort-goal = Betyget för mål { $n }
state-filed = Skickad
state-extended = Tilläggstid
state-waiting = Väntar på behandling
state-noticed = Noteringar
state-missing-days =
    { $n ->
        [one] Saknas { $n } dag
       *[other] Saknas { $n } dagar
    }
state-late-days =
    { $n ->
        [one] Skickad { $n } dag för sent
       *[other] Skickad { $n } dagar för sent
    }
state-extended-until = Tilläggstid till { $day }
sum-filed = { $n } skickade
sum-extended = { $n } med tilläggstid
sum-awaited = { $n } väntas
sum-missing = { $n } saknas
sum-notices =
    { $n ->
        [one] { $n } notering
       *[other] { $n } noteringar
    }
sum-waiting = { $n } väntar på behandling
sum-review = { $n } under behandling
show-rating = Betyg
show-change = Ändring
show-notices = Noteringar
show-indicators = Indikatorer
skip-table = Hoppa över tabellen
matrix-caption = Projekt och mål, { $round }. Läget { $day }.
matrix-compared = Jämfört med { $round }.
matrix-some = Visar { $a }/{ $b } projekt.
matrix-median = Median (n)
matrix-median-all = Median (n), alla projekt
matrix-median-group = Gruppens median (n)
matrix-no-ratings = inga betyg
change-up = förbättrades
change-down = försämrades
change-same = oförändrat
change-not-comparable = inte jämförbar
legend-title = Så läser du tabellen
legend-same = samma text som förra omgången
legend-notices = öppna noteringar om texten
legend-median = Medianen är det mellersta betyget; n är antalet betyg. ”Kan inte bedömas” och saknade svar räknas inte med.
cell-nothing = Inget svar
cell-all-same = all text densamma
cell-no-notice = inga noteringar
cell-close = Stäng
cell-evidence = Vad detta grundar sig på
cell-no-evidence = Inga belägg har lagts till.
cell-steps = Projektets övriga mål
cell-before = Föregående mål
cell-after = Nästa mål
review-open = Öppna behandlingen
review-comments = Kommentarer
comment-settled = åtgärdad
notice-explained = Projektets förklaring:
notice-same = Samma text: { $round } ({ $a }/{ $b } ord)
notice-repeat = Samma text i ett annat projekt ({ $a }/{ $b } ord):
notice-sama = Samma text som en tidigare omgång
notice-toisto = Samma text i ett annat projekt
notice-kausi = Texten talar om en annan period
notice-period =
    { $n ->
        [one] Texten handlar om år { $years }, perioden är { $round }
       *[other] Texten handlar om åren { $years }, perioden är { $round }
    }
notice-tyhja = Bara rubriker eller under 15 ord
notice-luku = Påstående utan siffra
notice-jatko = ”Fortsätter annanstans” utan länk
notice-lupaus = Löfte utan resultat
notice-vanha = Inga nya uppgifter på 12 månader
notice-linkki = Länken fungerar inte
drafts-link = Tidigare utkast
drafts-title = Tidigare utkast
drafts-back = Tillbaka till delen
drafts-now = gäller nu
drafts-sent = skickad
drafts-restore = Återställ det här utkastet
drafts-none = Det finns inga utkast av delen.
hub-texts = Sammanfattning och helhetsbedömning
hub-sent = Självutvärderingen har skickats.
hub-see-sent = Se det som skickats
hub-two =
    { $n ->
        [one] En del har två versioner. Välj innan ni skickar.
       *[other] { $n } delar har två versioner. Välj innan ni skickar.
    }
hub-own-due = er egen tidsfrist; omgångens tidsfrist är { $day }
hub-continue = Fortsätt med del { $n }
hub-continue-text = Fortsätt med sammanfattningen
hub-mend = Komplettera del { $n }
hub-mend-text = Komplettera sammanfattningen
hub-unmended =
    { $n ->
        [one] En returnerad del har inte ändrats ännu.
       *[other] { $n } returnerade delar har inte ändrats ännu.
    }
hub-optional = frivillig
hub-copied = samma text som förra gången
hub-notices =
    { $n ->
        [one] { $n } notering
       *[other] { $n } noteringar
    }
hub-measured-last = senaste läget { $day }
hub-left =
    { $n ->
        [one] { $n } del är inte klar.
       *[other] { $n } delar är inte klara.
    }
hub-all-ready = Alla delar är klara.
hub-look = Se alla delar på en sida
hub-live-changed = Sidan uppdaterades kl. { $time }.
hub-live-writes = { $name } skriver nu: { $part }.
hub-last = Förra gången
hub-comments =
    { $n ->
        [one] { $n } kommentar från handläggaren
       *[other] { $n } kommentarer från handläggaren
    }
text-summary-fi = Sammanfattning på finska
text-summary-sv = Sammanfattning på svenska
text-summary-en = Sammanfattning på engelska
text-overall-fi = Helhetsbedömning på finska
text-overall-sv = Helhetsbedömning på svenska
text-hint-summary = Högst 600 tecken.
text-hint-overall = Vad som är värt att minnas av perioden som helhet.
check-blockers = De här saknas innan ni kan skicka
check-goal = Del { $n }
check-same-rating = samma som förra gången
check-last-rating = förra gången { $n }
check-evidence =
    { $n ->
        [one] { $n } underlag
       *[other] { $n } underlag
    }
check-no-swedish = Sammanfattningen på svenska saknas. Det hindrar inte att ni skickar.
check-no-notices = Texterna gav inga noteringar.
check-who-sends = Projektchefen kan skicka: { $names }. Du kan skriva och svara på noteringar.
check-no-sender = Projektchefen kan skicka. Du kan skriva och svara på noteringar.
send-live-sending = Skickar…
send-live-unknown = Vi vet inte ännu om det kom fram. Vi kontrollerar…
send-live-unticked = Markera först att du har kontrollerat uppgifterna.
check-after = Efter att ni skickat är texten låst. Ni kan återta den tills handläggaren tar den till behandling.
check-looked = Jag har granskat uppgifterna
action-change = Ändra
sent-title = Det som skickats
sent-withdrawn = Det som skickats har återtagits
sent-returned = Självutvärderingen returnerades för komplettering
sent-at = Skickad
sent-late =
    { $n ->
        [one] { $n } dag för sent
       *[other] { $n } dagar för sent
    }
sent-stands = Status
sent-receipt = Kvitto
sent-position = Händelse { $n } i loggen, hash
sent-version = Version
sent-next = Vad som händer sedan
sent-next-filed = Texten är nu offentlig. Handläggaren tar den till behandling och antingen godkänner den eller returnerar delar för komplettering.
sent-next-review = Handläggaren läser texten. Hen godkänner den eller returnerar delar för komplettering.
sent-changed = Ändrat efter returneringen
sent-read = Läs självutvärderingen så som andra ser den
sent-go-on = Fortsätt skriva
withdraw-hint = Ni kan återta det som skickats tills handläggaren tar det till behandling. Texten kan sedan ändras igen.
withdraw-why = Varför återtas det som skickats?
withdraw-late = Det går inte längre att återta, eftersom handläggaren har tagit det till behandling. Be handläggaren returnera de delar ni vill ändra.
done-part-saved = Sparat.
done-part-ready = Den föregående delen är klar. Här är nästa.
done-chosen = Valt. Den andra texten finns bland tidigare utkast.
done-restored = Utkastet återställdes. Det som gällde finns bland tidigare utkast.
done-sent = Det som skickades kom fram.
done-withdrawn = Det som skickats återtogs. Ni kan fortsätta skriva.
desk-urgent = Vad som ska göras nu
desk-open = Skriv
desk-comments =
    { $n ->
        [one] { $n } kommentar väntar på svar
       *[other] { $n } kommentarer väntar på svar
    }
desk-nothing-now = Ingen rapporteringsomgång är öppen nu, och inget har returnerats.
desk-next-round = Nästa omgång, { $round }, öppnar { $day }.
desk-read-last = Läs den senaste självutvärderingen ({ $round })
desk-edit-project = Projektets uppgifter
desk-models = Verksamhetsmodeller
in-fi = på finska
in-sv = på svenska
date-year = År
date-month = Månad (1–12)
date-day = Dag
edit-model-title = Redigera verksamhetsmodellen
edit-see-public = Se hur modellen ser ut för andra
edit-model-content = Beskrivning
edit-summary = Sammanfattning
edit-whofor = För vem
edit-whatchanges = Vad som ändras
edit-whatitneeds = Vad som behövs
edit-hint-summary = Två eller tre meningar som gör att en utomstående förstår vad det gäller.
edit-hint-whofor = Till exempel ”äldre som använder mycket service”.
edit-hint-whatchanges = Vad som är annorlunda än förr, för klienten och den anställda.
edit-hint-whatitneeds = Människor, kunnande, verktyg och avtal.
edit-cost-known = Kostnaden är känd
edit-cost-euros = Euro
edit-cost-note = Vad summan täcker
edit-path-hint = Fyll i de delar som det finns något att berätta om. Tomma visas inte.
edit-written = antecknad
edit-not-written = inte antecknad ännu
edit-why = Varför ändrade du?
edit-why-hint = En mening. Den syns i listan över versioner.
edit-publish = Publicera version { $n }
edit-state = Ändra status
edit-reason = Orsak
edit-reason-hint = Behövs när projektet eller modellen avslutas, avbryts eller inte fortsätter.
edit-learned = Vad lärde vi oss?
edit-learned-hint = Behövs när modellen får statusen ”Inte fortsatt”. Andra har nytta av det.
edit-name = Namn
edit-rename = Spara namnet
edit-new-model = Ny verksamhetsmodell
edit-new-model-hint = Modellen syns genast i biblioteket med sitt namn. Beskrivningen publicerar du därefter.
edit-key = Slutet av adressen
edit-key-hint = Små bokstäver, siffror och bindestreck, till exempel teammodell. Adressen ändras inte.
edit-enter = Lägg till modellen
edit-project-hint = Varje ändring antecknas, och det tidigare finns kvar i projektets logg.
edit-description = Beskrivning
edit-description-hint = Vad projektet gör och med vem.
edit-aims = Målen i ord
edit-aims-hint = Vad som borde vara annorlunda när projektet är slut.
edit-describe = Spara beskrivningen
edit-time = Verksamhetstid
edit-begins = Börjar
edit-ends = Slutar
edit-set-time = Spara verksamhetstiden
edit-partners = Aktörer
edit-no-partners = Inga aktörer har antecknats.
edit-end-partner = Markera som avslutad
edit-join = Lägg till en aktör
edit-no-role = ingen uppgift
edit-role = Uppgift
edit-organisation-kind = Typ av organisation
edit-add-document = Lägg till ett dokument
edit-title = Rubrik
edit-kind = Typ
edit-published = Publicerad
edit-links = Föregångare och fortsättning
edit-no-links = Inga kopplingar till andra projekt har antecknats.
edit-link = Lägg till en koppling
edit-unlink = Ta bort kopplingen
edit-relation = Hur projekten hör ihop
edit-link-target = Till vilket projekt
edit-link-known = Projektet finns i tjänsten
edit-link-placeholder = Lägg till en platshållare: projektet finns inte i tjänsten ännu
edit-choose-project = Välj ett projekt
edit-source = Varifrån uppgiften kommer
edit-source-hint = Till exempel ett beslut, ett protokoll eller egen kunskap.
organisation-municipality = kommun
organisation-joint-authority = samkommun
organisation-wellbeing-county = välfärdsområde
organisation-ministry = ministerium
organisation-institute = forskningsinstitut
organisation-association = organisation
organisation-company = företag
organisation-other = annan
done-published = En ny version har publicerats.
done-renamed = Namnet sparades.
done-state-changed = Statusen sparades.
done-entered = Modellen lades till. Publicera sedan dess beskrivning.
done-described = Beskrivningen sparades.
done-timed = Verksamhetstiden sparades.
done-partner-ended = Aktören markerades som avslutad.
done-partner-joined = Aktören lades till.
done-document-added = Dokumentet lades till.
done-linked = Kopplingen lades till.
done-unlinked = Kopplingen togs bort.
live-saved = Sparad kl. { $time }
live-saving = Sparar…
live-offline = Ingen anslutning – texten är sparad på den här enheten
live-back = Anslutningen är tillbaka. Allt är sparat.
live-ended = Sessionen har gått ut. Logga in – din text är sparad.
live-ended-title = Logga in på nytt
live-refused = En del av texten sparades inte. Den är sparad på den här enheten.
live-failed = Det gick inte att spara. Vi försöker igen; texten är sparad på den här enheten.
live-personal = Texten innehåller en personbeteckning. Ta bort den så sparar vi texten.
live-address = E-postadress
live-password = Lösenord
live-sign-in = Logga in
live-not-in = Inloggningen lyckades inte. Kontrollera adressen och lösenordet.
live-another = { $name } är nu inloggad, men texten är skriven av en annan. Logga in som den som skrev den: texten väntar på den här enheten.
live-other-tab = Du kan också logga in i en annan flik och komma tillbaka hit.
live-unsent = Det finns osparad text på enheten. Vänta en stund eller logga ut ändå.
live-wait = Spara och logga ut
live-go = Logga ut ändå
live-two = Två versioner
live-two-by = Två versioner: { $name } skrev här samtidigt
live-two-kept = Det finns två versioner av den här delen. Båda är sparade.
live-mine = Behåll min
live-theirs = Ta den andras
live-merge = Slå ihop
live-merge-label = En text av båda
live-added = tillagt:
live-removed = borttaget:
live-writes = { $name } skriver på del { $part }.
live-writes-texts = { $name } skriver i sammanfattningen eller helhetsbedömningen.
live-writes-here = { $name } skriver här.
live-reads = { $name } är också här (läser).
live-done = { $a }/{ $b } delar klara
live-words =
    { $n ->
        [one] { $n } ord
       *[other] { $n } ord
    }
live-differences = Visa skillnader mot förra
live-list = Ändringarna som en lista
live-number = Du nämner en indikator utan siffra
live-attach = Lägg till en mätning
live-base = Använd stycket som grund
live-copied = Kopierat: { $round }. Omarbeta texten för den här perioden: kopierad text räknas inte som svar.
live-continue = Lägg till projektet där arbetet fortsätter
live-same = Samma text som förra perioden.
live-changed = { $a } av { $b } ord har ändrats.
desk-filed = Skickade den här perioden
## Administration, logg, egna uppgifter, import, respons
measure-local = Beräknas i den här webbläsaren. Filen lämnar inte din dator.
measure-file = Välj en fil
measure-file-hint = CSV- eller textfil. Du kan också dra filen hit.
measure-paste = Klistra in tabellen
measure-columns-coci = Första raden namnger kolumnerna: patient, yrkesperson, besök. Dessutom kan det finnas enhet och yrkesgrupp.
measure-columns-t3 = Första raden namnger kolumnerna: enhet, yrkesgrupp, mätdag, tredje lediga tid. Tiden är en dag eller ett antal dagar.
measure-day = Mätdag
measure-day-hint = Behövs bara om tabellen inte har en mätdag.
measure-read = Så här läste vi tabellen
measure-rows = Rader { $n }, kolumner { $columns }, skiljetecken
measure-change = Ändra tolkningen
measure-separator = Skiljetecken
measure-separator-tab = tabulator
measure-separator-semicolon = semikolon
measure-separator-comma = komma
measure-encoding = Teckenkodning
measure-column-patient = Patient
measure-column-professional = Yrkesperson
measure-column-visits = Besök
measure-column-place = Enhet
measure-column-group = Yrkesgrupp
measure-column-measured = Mätdag
measure-column-third = Tredje lediga tid
measure-column-none = inte i tabellen
measure-preview = Tabellens första rader
measure-faults =
    { $n ->
        [one] { $n } ställe lämnades bort
       *[other] { $n } ställen lämnades bort
    }
measure-faults-left = De övriga raderna är med i beräkningen.
measure-fault-not-a-number = Rad { $row }, kolumn ”{ $column }”: ”{ $value }” är inte ett tal
measure-fault-not-whole = Rad { $row }, kolumn ”{ $column }”: ”{ $value }” är inte ett heltal
measure-fault-ambiguous = Rad { $row }, kolumn ”{ $column }”: betyder ”{ $value }” tusental eller decimaler?
measure-fault-negative = Rad { $row }, kolumn ”{ $column }”: ”{ $value }” är mindre än noll
measure-fault-not-a-day = Rad { $row }, kolumn ”{ $column }”: ”{ $value }” är inte en dag
measure-fault-empty = Rad { $row }, kolumn ”{ $column }”: uppgiften saknas
measure-fault-before-measured = Rad { $row }, kolumn ”{ $column }”: ”{ $value }” är före mätdagen
measure-fault-not-a-group = Rad { $row }, kolumn ”{ $column }”: ”{ $value }” är inte en yrkesgrupp som vi känner till
measure-result = Resultat
measure-refused-negative-count = talet kan inte beräknas, eftersom något antal är mindre än noll.
measure-refused-outside-range = talet kan inte beräknas, eftersom det finns fler besök än vad som är möjligt.
measure-refused-nobody-eligible = talet kan inte beräknas, eftersom ingen har två besök.
measure-refused-no-slot-known = talet kan inte beräknas, eftersom ingen ledig tid är känd.
measure-nothing = Det fanns inget att beräkna i tabellen. Kontrollera kolumnernas namn eller ändra tolkningen.
measure-coci = COCI { $value }
measure-coci-cases = Patienter { $all }: med { $n }, bort { $excluded } (färre än två besök).
measure-spread = Fördelning: 0: { $zero }, 0–0,5: { $low }, över 0,5: { $high }.
measure-t3 = T3 { $value } kalenderdagar
measure-t3-capped = T3 minst { $value } kalenderdagar
measure-t3-cases = Yrkespersoner { $all }: med { $n }, utan uppgift { $excluded }.
measure-capped =
    { $n ->
        [one] I { $n } tidbok kan tid inte ges direkt. Enligt THL:s anvisning räknas den som 182 dagar.
       *[other] I { $n } tidböcker kan tid inte ges direkt. Enligt THL:s anvisning räknas de som 182 dagar.
    }
measure-t3-bound = Om medianen vet man bara att den är minst detta. Ett sådant tal kan inte registreras.
measure-use = Använd detta tal
measure-source = Beräknat ur en tabell i webbläsaren, fil { $file }
measure-source-pasted = Beräknat ur en inklistrad tabell i webbläsaren
measure-moved = Talet finns i formuläret. Fyll i resten och kontrollera.
entry-title = Lägg till en mätning
entry-how = Hur anger du talet?
entry-way-compute = Beräknas ur en tabell i den här webbläsaren
entry-way-one = Jag skriver ett tal
entry-way-table = Jag klistrar in färdiga tal som en tabell
entry-way-missing = Det finns inget tal, jag berättar varför
entry-days = I vilka dagar är talet?
entry-days-calendar = kalenderdagar
entry-days-working = vardagar
entry-days-first = Välj först dagar. Utan val kan talet inte sparas.
entry-days-kept = Ett tal i vardagar sparas under det namnet. Det är inte med i jämförelser eller sammandrag, eftersom de andra talen är i kalenderdagar.
entry-days-one = Tabeller läses som kalenderdagar. Tal i vardagar antecknas ett i taget:
working-days-alone = inte i jämförelser
entry-table-calculate = Beräkna talet ur en tabell
entry-no-script = Beräkningen kräver skript i webbläsaren, och det är inte i bruk nu. Du kan skriva ett färdigt tal nedan.
entry-how-coci = Hur beräknas COCI?
entry-how-coci-text = För varje patient beräknas (Σ n² − N) / (N (N − 1)), där n är besöken hos en yrkesperson och N alla besök. Enhetens tal är medelvärdet för de patienter som har minst två besök. 1 är alla besök hos samma, 0 varje besök hos en annan.
entry-how-t3 = Hur beräknas T3?
entry-how-t3-text = Ur varje tidbok tas dagarna från mätdagen till den tredje lediga icke-brådskande tiden. Enhetens tal är medianen av dem, för varje yrkesgrupp för sig. 182 betyder att tid inte kan ges direkt. Tomt är saknad uppgift, inte noll.
entry-what = Vilken tid och plats gäller talet?
entry-from = Första dagen
entry-to = Sista dagen
entry-place = Plats
entry-place-hint = Till exempel hälsostationens namn. Samma namn fortsätter samma serie.
entry-group = Yrkesgrupp
entry-number = Tal
entry-value-hint = Enhet: { $unit }. Decimaler med komma eller punkt.
entry-range = Värdet är mellan { $least } och { $most }. Menade du { $x }?
entry-numerator = Täljare: hur många av dem som räknas
entry-denominator = Nämnare: hur många sammanlagt
entry-step = Steg på skalan
entry-n = Hur många fall är talet baserat på (n)?
entry-n-hint = Tal från färre än { $least } fall publiceras inte.
entry-excluded = Hur många lämnades bort?
entry-capped = Hur många är vid taket?
entry-source = Varifrån kommer talet?
entry-source-hint = Till exempel namnet på ett informationssystem, en rapport eller en fil.
entry-provisional = Talet kan ännu ändras (preliminärt)
entry-missing = Varför finns inget tal?
entry-check = Kontrollera
entry-checked = Kontrollera före sparandet
entry-checked-lead = Ingenting har sparats ännu.
entry-before = Föregående
entry-asked = Detta frågas
entry-thousands = Du skrev { $typed }. Vi läste det som { $value }. Om du menade { $whole }, rätta värdet.
entry-note = Vad beror skillnaden på?
entry-note-hint = Bekräfta talet genom att spara, eller ange orsak. Orsaken syns i talets historik.
entry-save = Spara mätningen
entry-confirm = Bekräfta och spara mätningen
entry-edit = Ändra uppgifterna
entry-table = Tabell
entry-table-hint = Första raden namnger kolumnerna: period (2026-1) eller från och till, värde, n, bortfall, plats, yrkesgrupp. Skiljetecken är tabulator, semikolon eller komma. Ett tomt värde är inte noll.
entry-table-place = Plats för de rader som inte har någon
entry-table-example = Exempel
entry-table-rows = period;värde;n;plats
entry-table-read = Så här läste vi tabellen
entry-table-columns = Lästa kolumner: { $list }
entry-table-left = Dessa kolumner kändes inte igen: { $list }
entry-row = Rad
entry-row-state = Vad det blir av raden
entry-row-why = Varför
row-recorded = Sparas
row-already-recorded = Redan sparad
row-refused = Sparas inte
entry-table-save =
    { $n ->
        [one] Spara { $n } rad
       *[other] Spara { $n } rader
    }
entry-table-none = Tabellen innehåller inget nytt att spara. Rätta tabellen och kontrollera på nytt.
measures-title = Projektets indikatorer
measures-own = Uppmätta
measures-others = Andra indikatorer
measures-none = Tjänsten har ännu inga indikatorer.
measures-latest = senaste
series-empty = Inga mätdata. Lägg till den första mätningen, så syns den här.
series-state = Status
series-valid = gäller
series-note = Förklaring
series-used = Detta tal har använts
series-public = Se den offentliga sidan
correct-title = Rätta talet
correct-now = Registrerat nu
correct-lead = Det gamla talet förblir synligt som ersatt.
correct-why = Varför rättas talet?
correct-save = Spara rättelsen
correct-withdraw = Återkalla talet
correct-withdraw-lead = Ett återkallat tal räknas inte med, men finns kvar i historiken.
correct-withdraw-why = Varför återkallas talet?
correct-confirm = Bekräfta det preliminära talet
correct-gone = Denna mätning finns inte.
done-measured = Mätningen har sparats.
done-corrected = Rättelsen har sparats. Det gamla talet syns som ersatt.
done-number-withdrawn = Talet har återkallats.
done-confirmed = Talet har bekräftats.
## Finansiärens sidor
nav-admin = Administration
nav-log = Logg
account-menu = Egen meny
admin-parts = Administrationens delar
choose = Välj
cancel = Avbryt
save = Spara
go-on = Fortsätt
asof-draft = Utkastet syns bara som det är nu
asof-draft-why = Utkast registreras inte i loggen, så det finns inga tidigare lägen av dem.
asof-draft-filed = Läs vad som då hade skickats in
asof-no-editing = Ett tidigare läge kan bara läsas. Gå tillbaka till nuläget om du vill ändra något.
round-done = Registrerat.
reason-visible = Motivering (syns för projekten)
rounds-title = Omgångar
rounds-of = Omgångar: { $programme }
rounds-first = Programmet har inga omgångar ännu. Planera den första: välj en kod, kontrollera dagarna och se i förhandsvisningen vem som får vilka frågor.
rounds-no-programme = Det finns inga program i tjänsten ännu.
round-not-yours = Omgångar öppnas och stängs av programmets administratör.
round-new = Ny omgång
round-state = Status
round-situation = Läget
round-situation-hint = Dagen vars läge beskrivs.
round-opens = Öppnas
round-opens-hint = Den första dagen då en självutvärdering kan skickas. Omgången öppnas då av sig själv.
round-due-day = Tidsfrist
round-due-hint = Den sista dagen då det som skickas är i tid.
round-extensions = Tilläggstider
round-code = Omgångens kod
round-code-hint = År och del: 2027-1 är våren (läget 30.4), 2027-2 hösten (läget 31.10), 2027-0 utgångsläget. Enbart ett år är en omgång för importerade gamla utvärderingar.
round-other-code = Välj en annan kod
round-period = Svaren gäller tiden { $from }–{ $to }.
round-period-from = Svaren gäller tiden från
round-period-to = Svaren gäller tiden till
round-about = Tiden som svaren gäller
round-needs = Vad inskickandet kräver
round-needs-ratings = Ett betyg för varje mål
round-needs-overall = En helhetsbedömning som text
round-needs-swedish = Ett sammandrag på svenska
round-needs-nothing = Inget annat krävs.
round-goals = Mål som besvaras
round-goals-hint = Om du inte väljer något frågas alla.
round-some-projects = Fråga bara vissa projekt
round-some-projects-hint = Om du inte väljer något frågas alla som är verksamma under omgångens tid.
round-preview = Så här ser projektet det
round-preview-do = Förhandsgranska
round-preview-why = Förhandsgranskningen registrerar inget. Omgången registreras helt eller inte alls.
round-open-do = Öppna omgången
round-preview-opens = Självutvärderingen kan skickas från { $day }.
round-preview-due = Tidsfristen är { $due }, och läget som beskrivs är { $state }.
round-preview-asks = Vad som frågas
round-preview-whom = Frågan ställs till { $n } projekt
round-asks-nobody = Omgången skulle inte fråga något projekt.
round-unmanaged =
    { $n ->
        [one] { $n } projekt har ingen projektledare som kan skicka.
       *[other] { $n } projekt har ingen projektledare som kan skicka.
    }
round-closed-on = Stängd
round-doings = Åtgärder
round-remind = Påminn
rd-extend = Bevilja tilläggstid
rd-close = Stäng omgången
rd-remind =
    { $n ->
        [one] Påminn { $n } projekt
       *[other] Påminn { $n } projekt
    }
round-days = Ändra dagarna
round-reopen = Öppna på nytt
round-reopen-hint = Berätta varför den stängda omgången öppnas.
round-new-due = Ny tidsfrist
round-extend-hint = Motiveringen syns i portföljen och för projektet.
round-remind-whom =
    { $n ->
        [one] Påminnelsen skulle nu gå till { $n } projekt.
       *[other] Påminnelsen skulle nu gå till { $n } projekt.
    }
round-message-fi = Meddelandet på finska
round-message-sv = Meddelandet på svenska
round-message-fi-default =
    Oma-arviointi kierrokselle { $season ->
        [spring] kevät
        [autumn] syksy
        [baseline] lähtötilanne
       *[year] vuosi
    } { $year } puuttuu vielä osittain tai kokonaan. { $due ->
        [own] Määräajan näet oma-arvioinnin sivulta.
       *[other] Määräaika on { $due }.
    }
round-message-sv-default =
    Självutvärderingen för omgången { $season ->
        [spring] våren
        [autumn] hösten
        [baseline] utgångsläget
       *[year] året
    } { $year } saknas ännu delvis eller helt. { $due ->
        [own] Tidsfristen ser ni på sidan för självutvärderingen.
       *[other] Tidsfristen är { $due }.
    }
round-remind-how = Påminnelsen syns i aviseringarna för projektets folk och i loggen, och den skickas per e-post till dem som inte har avslutat sådan e-post.
round-close-what = När omgången stängs skickas inget mer till den. Projekt som inte har skickat något registreras som saknade, och loggen förseglas vid den tidpunkten.
round-close-counts = Frågat { $asked } projekt: { $whole } har skickat allt, { $n } registreras som saknade.
round-close-partly =
    { $n ->
        [one] För { $n } projekt saknas delar; det som projektet har skickat gäller.
       *[other] För { $n } projekt saknas delar; det som projekten har skickat gäller.
    }
round-close-on = Stängningsdag
round-parts =
    { $n ->
        [one] { $n } del saknas
       *[other] { $n } delar saknas
    }
round-parts-missing = Delar saknas
round-missing = Vem har inte skickat allt
round-missing-of = Saknas från { $n } projekt. Frågan ställdes till { $asked } projekt.
round-all-filed =
    { $n ->
        [one] Det enda projektet har skickat allt.
       *[other] Alla { $n } projekt har skickat allt.
    }
round-not-open-yet = Omgången öppnas { $day }. Före det saknas ingenting.
round-no-numbers = Omgångens läge kunde inte visas.
round-reminded = Påmind
round-not-reminded = inte påmind
round-times =
    { $n ->
        [one] { $n } gång
       *[other] { $n } gånger
    }
portfolio-save = Spara vyn
download-csv = Ladda ner CSV
action-cancel = Avbryt
views-title = Sparade vyer
views-name = Vyns namn
views-share = Visa också för andra inloggade
views-mine = Egna vyer
views-others = Vyer som andra delar
views-saved = Sparad
views-shared = delad
views-save = Spara
views-remove = Ta bort vyn
views-none = Inga vyer har sparats ännu.
views-none-help = Avgränsa portföljen som du vill och välj Spara vyn. Adressen minns avgränsningarna, ordningen och tidpunkten.
done-view-saved = Vyn har sparats.
done-view-changed = Vyn har ändrats.
done-view-removed = Vyn har tagits bort. Länkar till dess adress fungerar fortfarande.
review-title = Behandling
review-none = Inget att behandla: projektet har inte skickat någon självutvärdering.
review-sent = Skickad
review-versions = Versioner
review-corrected = Med rättelser
review-as-filed = Som den skickades
review-as-filed-is = Du ser självutvärderingen som den var när omgången stängdes.
review-corrected-is =
    { $n ->
        [one] { $n } rättelse har gjorts efter att omgången stängdes.
       *[other] { $n } rättelser har gjorts efter att omgången stängdes.
    }
review-not-corrected = Inga rättelser har gjorts efter att omgången stängdes.
review-waits = Returnerad för komplettering senast { $day }:
review-take = Ta till behandling
review-take-is = Efter det kan projektet inte återta den, men kan kommentera.
review-asked = frågor
review-changed = ändrad efter returneringen
review-comment = Kommentar
review-comment-sentence = Kommentera meningen
review-no-comments = Inga kommentarer.
review-say = Lägg till en kommentar
review-about = Om vilket ställe
review-whole = Hela svaret
review-text = Kommentar
review-text-hint = Kommentarerna ses av projektet och finansiären.
review-send = Spara kommentaren
review-settle = Markera som åtgärdad
review-moved = Meningen har ändrats efter detta.
review-blanked = Texten har tagits bort.
review-answers = svar på kommentar { $n }
review-same = Samma text: { $round }.
review-decide = Beslut
review-accept = Godkänn
review-note = Anmärkning (frivillig)
review-public = Offentlig.
review-undo = Ångra godkännandet
review-reason = Orsak
review-return = Returnera för komplettering
review-return-parts = Vilka delar får projektet ändra?
review-due = Ny tidsfrist
review-message = Vad ska kompletteras?
review-rights = Finansiärens handläggare tar självutvärderingen till behandling, returnerar och godkänner den.
review-course = Skeden
review-by = senast { $day }
review-goal = mål { $n }
step-filed = Skickades
step-amended = Rättades
step-withdrawn = Projektet återtog den
step-taken-into-review = Togs till behandling
step-returned = Returnerades
step-resent = Skickades på nytt
step-accepted = Godkändes
step-acceptance-undone = Godkännandet ångrades
done-taken = Självutvärderingen har tagits till behandling.
done-commented = Kommentaren har sparats.
done-settled = Kommentaren har markerats som åtgärdad.
done-accepted = Självutvärderingen har godkänts.
done-undone = Godkännandet har ångrats.
done-returned = Självutvärderingen har returnerats för komplettering.
notices-lead = En notering är en fråga, inte ett omdöme. Projektet ser samma noteringar med samma ord.
notices-code = Vilken notering
notices-open = Öppna
notices-explained = Projektet har förklarat
notices-dismissed = Markerade som obefogade
notices-checked =
    { $n ->
        [one] { $n } text kontrollerades.
       *[other] { $n } texter kontrollerades.
    }
notices-dismissed-n = { $n } har markerats som obefogade.
notices-all-projects = Visa alla projekt
notices-none = Inga noteringar med denna avgränsning
notices-unanswered = Inget svar
notice-unexplained = Projektets förklaring: ingen
notice-dismissed = Markerad som obefogad { $time }:
notice-ask = Fråga projektet
notice-compare = Öppna jämförelsen
notice-dismiss = Markera som obefogad
notice-dismiss-is = Orsaken registreras. Noteringen återkommer om texten ändras.
done-dismissed = Noteringen har markerats som obefogad.
notice-how = Hur upptäcks noteringarna?
how-sama = Minst { $percent } % av orden är desamma i samma ordning som i en tidigare text om samma mål, och texten har minst { $words } ord. Importerade årstexter jämförs i båda riktningarna.
how-toisto = Minst { $percent } % av orden är desamma som i ett annat projekts text, och texten har minst { $words } ord.
how-kausi = Texten nämner år, och inget av dem hör till perioden.
how-tyhja = Den egna texten har under { $words } ord, eller är densamma som målets namn.
how-luku = Texten nämner en indikator eller andel intill en förändring utan bifogad mätning.
how-jatko = Texten säger att arbetet fortsätter eller flyttas annanstans, och länk saknas.
how-lupaus = Löftets tid har gått ut och inget utfall har registrerats.
how-vanha = Projektet pågår och inget har registrerats om det på { $days } dagar.
how-linkki = Länken har konstaterats trasig två gånger med minst { $days } dagars mellanrum.
changes-from = Från
changes-to = Till
changes-all = Också projekt där ingenting ändrades
changes-between = vad som ändrades, { $a } – { $b }
changes-projects = Ändringar i { $a }/{ $b } projekt
changes-lowered =
    { $n ->
        [one] { $n } projekt sänkte ett måltal
       *[other] { $n } projekt sänkte ett måltal
    }
changes-has-lowered = Projektet har sänkt ett måltal.
changes-evidence-added = belägg tillagda: { $n }
changes-evidence-removed = belägg borttagna: { $n }
changes-confirmed = Ingen ändring (bekräftad), mål:
changes-same = Samma text, mål:
changes-silent = Projektet har inte skickat någon självutvärdering.
changes-not-filed =
    { $n ->
        [one] Den här omgången har inget svar. Den förra hade svar på { $n } mål.
       *[other] Den här omgången har inga svar. Den förra hade svar på { $n } mål.
    }
changes-nothing = Inga ändringar.
changes-none = Ingenting ändrades i något projekt.
changes-no-earlier = Ingen tidigare omgång att jämföra med.
news-changed = ändrat
news-began = första svaret
news-confirmed = ingen ändring (bekräftad)
news-same = samma text
news-fell-silent = utan nytt svar
news-silent = inget svar
measured-news-first = första mätningen
measured-news-new = ny mätning
measured-news-corrected = rättad
measured-news-withdrawn = återtagen
measured-news-missing = inga mätdata
measured-news-nothing-new = inget nytt
promise-news-made = utlovat
promise-news-delivered = uppfylldes
promise-news-dropped = uppfylldes inte
promise-news-not-known = inte känt
promise-news-came-due = tiden gick ut och inget utfall har registrerats
promise-news-still-overdue = fortfarande utan registrerat utfall
promise-news-reopened = öppnat på nytt
promise-news-lowered = måltalet sänktes
promise-news-raised = måltalet höjdes
promise-news-postponed = tidsfristen sköts upp
promise-news-brought-forward = tidsfristen tidigarelades
missing-title = Saknade och försenade
missing-none = Allt har skickats
missing-planned = Omgången har inte öppnat ännu.
missing-count = { $a }/{ $b } projekt har inte skickat.
missing-caption = Vad som saknas, { $round }
missing-choose = Välj
missing-what = Vad saknas
missing-all = Hela självutvärderingen
missing-due = Tidsfrist
missing-reminded = Påmind
missing-reminders =
    { $n ->
        [one] { $n } gång
       *[other] { $n } gånger
    }
round-extended = Tilläggstid
round-until = till { $day }
round-reminders = Påminnelser
round-closings = Stängningar
round-closed-by = Stängd { $day }
round-sealed = förseglad vid händelse #{ $n }
round-closed-missing =
    { $n ->
        [one] Från { $n } projekt saknades:
       *[other] Från { $n } projekt saknades:
    }
round-reopened-at = Öppnad på nytt
access-title = Behörigheter
access-where = Var
access-service = Hela tjänsten
access-person = Person
access-role = Roll
access-days = Gäller
access-counts = Gäller
access-invited = Inbjudan inte öppnad
access-over = Gäller inte
access-no-name = Utan namn
access-now = Vem har behörighet
access-ended = Behörigheter som upphört eller börjar senare
access-nobody = Ingen har behörighet.
access-not-yours = Medlemmarna syns för dem som har en roll här. Behörighet ges av projektledaren eller programmets administratör.
access-unmanaged =
    { $n ->
        [one] { $n } projekt saknar projektledare
       *[other] { $n } projekt saknar projektledare
    }
access-soon =
    { $n ->
        [one] { $n } behörighet upphör inom 30 dagar
       *[other] { $n } behörigheter upphör inom 30 dagar
    }
access-end = Ta bort behörigheten
access-edit = Ändra behörigheten
access-change = Byt roll
access-new-role = Ny roll
access-change-what = Den nya rollen börjar genast och gäller lika länge som den nuvarande.
access-by = Given av { $name }
access-seen = Senast inloggad
access-never = Inte ännu
access-end-ask = Behörighet: { $name }
access-end-what = Skrivna texter finns kvar, och inget tas bort ur loggen.
access-end-on = Första dagen utan behörighet
access-end-hint = Lämna tomt om behörigheten upphör genast.
ac-invite = Bjud in medlem
ac-gone = Tidigare användare
invite-wide = Till hela programmet
invite-service = Till hela tjänsten
invite-project = Till ett projekt
invite-name = Namn
invite-address = E-postadress
invite-address-hint = Inbjudan skickas till den här adressen. Du får också länken själv.
invite-to = Sista dagen
invite-to-hint = Lämna tomt om behörigheten gäller tills vidare.
invite-made = Inbjudan är gjord
invite-hand-over = Om personen inte har ett lösenord ännu skickas inbjudan per e-post. Du kan också ge den här länken. Den gäller till { $day }.
invite-once = Länken visas bara den här gången.
members-title = Projektets medlemmar
members-unmanaged = Projektet har ingen projektledare
members-unmanaged-do = Bjud in en projektledare: bara hen kan skicka självutvärderingen.
invited-title = Inbjudan till tjänsten
invited-welcome = Du har bjudits in till Projektminnet. Välj ett lösenord så kommer du in.
invited-reset = Välj ett nytt lösenord.
invited-until = Länken gäller till { $day } och fungerar en gång.
invited-name-hint = Lämna tomt om namnet i inbjudan stämmer.
invited-accept = Ta i bruk
invited-over = Inbjudan gäller inte längre: den har gått ut eller redan använts.
invited-ask = Be om en ny inbjudan av den som bjöd in dig. Om du redan har ett lösenord, logga in.
signin-forgot = Har du glömt lösenordet?
signin-forgot-do = Be programmets administratör om en länk med vilken du väljer ett nytt lösenord.
me-title = Mina uppgifter
me-profile = Profil
me-name = Namn
me-name-hint = Syns för dem du arbetar med. Namnet finns inte i loggen.
me-density = Textens täthet
density-normal = Normal
density-compact = Tät på varje sida
me-language = Språket finns i sidans adress: byt det högst upp på sidan, så leder länken alltid till samma språk.
me-roles = Behörigheter
me-password = Lösenord
me-done-profile = Profilen har sparats.
me-done-password = Lösenordet har bytts. Andra sessioner och nycklar upphörde.
password-current = Nuvarande lösenord
password-new = Nytt lösenord
password-hint = 12–200 tecken.
password-ends = Bytet avslutar alla andra sessioner och nycklar.
password-change = Byt lösenord
device-title = Utkast på den här enheten
device-what = Här stannar text som tjänsten inte har fått ännu, till exempel när anslutningen bröts. En självutvärderings text sparas när du öppnar delen. Ett formulärs text återkommer i fälten när du öppnar formuläret.
device-none = Det finns ingen osparad text på den här enheten.
device-at = skrivet { $time }
device-forget = Ta bort från den här enheten
keep-resumed = Du fortsätter där du slutade { $time }.
keep-discard = Förkasta
keep-beside = Fältet har ändrats sedan du skrev { $time }. Din egen text finns kvar här.
keep-own = Din egen text
keep-copy = Kopiera
keep-copied = Texten är kopierad.
keep-unsent = På den här enheten finns text som du inte har skickat. Den väntar på dig när du loggar in igen.
keep-stay = Fortsätt skriva
keep-leave = Logga ut, behåll texten
keep-remove = Ta bort texten och logga ut
me-data = Mina uppgifter som fil
me-data-what = Ditt namn och din adress, behörigheter, sessioner, åtkomstnycklar, det du följer, dina sparade vyer och de hundra senaste aviseringarna. Det du har skrivit finns på projektens sidor och i deras utkast.
me-data-get = Ladda ner mina uppgifter (JSON)
me-sessions = Sessioner
session-this = Den här webbläsaren
session-began = Började
session-used = senast använd
session-ends = upphör senast
session-end = Avsluta sessionen
session-none = Det finns inga sessioner.
me-tokens = Nycklar för program
token-what = Med en nyckel kommer ditt eget program in i tjänsten med dina rättigheter.
token-new = Ny nyckel
token-name = Nyckelns namn
token-name-hint = Till exempel programmet som använder den.
token-scope = Vad nyckeln duger till
scope-read = Bara för läsning
scope-write = För läsning och registrering
token-until = sista dagen
token-until-hint = Högst ett år framåt.
token-last = Sista dagen
token-create = Skapa nyckel
token-made = Nyckeln har skapats
token-made-on = Skapad
token-once = Kopiera nyckeln nu: den visas bara den här gången.
token-revoke = Ta bort nyckeln
token-none = Det finns inga nycklar.
news-title = Aviseringar
news-unseen =
    { $n ->
        [one] { $n } ny avisering
       *[other] { $n } nya aviseringar
    }
news-needs = Vad väntar på dig
news-needs-nothing = Ingenting väntar på dig just nu.
news-returned = Självutvärderingen { $round } har returnerats för komplettering
news-to-file = Självutvärderingen { $round } är inte inskickad
news-mark = Markera som lästa
news-all-seen = Inga nya aviseringar.
news-none = Inga aviseringar.
news-what = Vi berättar om det som gäller ditt arbete och det du följer. I inställningarna väljer du vad vi berättar om och om du får e-post.
log-lead = Varje registrering, den nyaste först. Inget ändras eller tas bort i efterhand.
log-events = Händelser
log-integrity = Integritet
count-events =
    { $n ->
        [one] { $n } händelse
       *[other] { $n } händelser
    }
log-filter = Avgränsa händelserna
log-any = Alla
log-about = Om
log-from = Registrerat från
log-to = Registrerat senast
log-true-on = läget { $day }
log-none = Inga händelser med den här avgränsningen.
log-look = Visa innehållet
log-of = Alla händelser för samma objekt
log-number = Nummer
log-who = Vem
log-signs = tecknen { $from }–{ $to }
log-before = Före
log-after = Efter
log-this = den här händelsen
log-content = Innehåll
log-technical = Tekniska uppgifter
log-type = Händelsens typ
log-commit = Registreringen den hör till
log-history = Vilken i ordningen i objektets historia
log-subject = Objektets beteckning
log-verify-now = Kontrollera integriteten nu
log-ok =
    { $n ->
        [one] Intakt: { $n } händelse
       *[other] Intakt: { $n } händelser
    }
log-bad = Avvikelse vid #{ $n }
integrity-lead = Varje händelse har ett kontrollvärde som beror på alla tidigare. Kontrollen räknar om dem alla.
integrity-last-hash = Sista kontrollvärdet
integrity-bad = Händelsens innehåll är inte längre det som registrerades. Lita inte på senare uppgifter innan orsaken är utredd, och berätta genast för tjänstens administratör.
integrity-goes-on = Kontrollen fortsätter i bakgrunden.
integrity-progress = Kontrollerat { $checked }/{ $of } händelser.
integrity-look = Se hur den framskrider
integrity-last = Senast kontrollerad
integrity-never = inte efter att servern startade
integrity-length = Loggens längd
integrity-newest = den nyaste
integrity-head = Loggens slut
integrity-self = Kontrollera själv
integrity-self-1 = Kopiera loggens slut och spara det. Om loggen senare kapas eller skrivs om finns samma slut inte längre i den.
integrity-self-2 = Serverns skötare kontrollerar ett sparat slut så här:
integrity-self-3 = Samma sak kan frågas i gränssnittet: verifyLog(expect: "…") berättar om slutet finns kvar i loggen.
integrity-take = Ta med loggen
integrity-take-1 = Loggen är rader: en händelse per rad, med innehåll och kontrollvärden (CloudEvents, JSON). Den som får filen kan kontrollera den utan den här tjänsten.
integrity-take-link = Ladda ner loggen, { $n ->
        [one] { $n } händelse
       *[other] { $n } händelser
    }
integrity-take-who = Loggen laddas ner av en granskare eller en administratör som har loggat in. Den innehåller beteckningar för dem som registrerat, som inte visas för andra.
integrity-take-2 = För in filen i en tom databas. Importen räknar om varje kontrollvärde och stannar vid den första raden som inte stämmer:
integrity-take-3 = Jämför loggens slut med det som står på den här sidan eller det som du har sparat:
integrity-take-4 = Om det sista kontrollvärdet är detsamma innehåller filen samma logg, där inget har tagits bort eller ändrats.
links-title = Länkar
links-lead = Länkar som projekten publicerat och när de senast sågs fungera.
links-of = Länkar: { $project }
links-all-work =
    { $n ->
        [one] Alla länkar fungerar eller är okontrollerade ({ $n }).
       *[other] Alla länkar fungerar eller är okontrollerade ({ $n }).
    }
links-none = Det finns inga sådana länkar.
links-who-checks = Tjänsten öppnar inte själv länkar. En människa provar länken och registrerar vad hen såg.
link-works = Fungerar
link-broken = Fungerar inte
link-unknown = Inte kontrollerad
link-all = Alla
link-where = Publikation
link-address = Adress
link-last = Fungerade senast
link-never = inte sedd fungera
link-added = Tillagd
link-copy = Sparad kopia
link-mend = Kontrollera eller ersätt
link-check = Registrera om länken fungerar
link-check-how = Öppna länken och se om publikationen finns där.
link-on = Dagen för försöket
link-archive = Kopians adress
link-archive-hint = Om det finns en kopia av publikationen någon annanstans, ange den här.
link-check-save = Registrera
link-replace = Ersätt länken
link-new = Ny adress
link-new-hint = Den gamla adressen finns kvar i loggen.
import-title = Import
import-lead = Importera en gammal webbsida eller ett dokument som projektets uppgifter.
import-step-1 = Välj projekt och klistra in texten.
import-step-2 = Tjänsten delar texten och föreslår vad varje del är. Du avgör vad som behålls.
import-step-3 = Först bekräftelsen registrerar. Varje registrering minns sin källa.
import-other-project = Välj ett annat projekt
import-text = Text
import-text-hint = Högst 200 000 tecken. Texten sparas inte i tjänsten.
import-location = Varifrån texten är
import-location-hint = Webbadress eller dokumentets namn.
import-date = Källans datum
import-language = Textens språk
import-round = Vilken omgång texten gäller
import-round-hint = Behövs bara om du behåller text som självutvärdering.
import-no-round = ingen omgång
import-preview = Se förslagen
import-read-again = Läs texten på nytt
import-read = { $n } tecken lästes, { $blocks } delar.
import-nothing-yet = Inget har ännu registrerats.
import-blocks = Delar
import-as = Del { $n } behålls så här
import-drop = Utelämna
import-proposal = Förslag
import-description = Projektets beskrivning
import-aim = Projektets mål
import-overall = Självutvärderingens { $round } allmänna text
import-goal = Självutvärdering { $round }, mål { $goal }
import-twice = Förekommer två gånger: samma som del { $n }
import-already = Samma text är redan registrerad
import-personal = Personuppgift – byt till en roll
import-personal-what = Personuppgifter registreras inte. Ändra texten och läs den på nytt om du vill behålla resten.
import-unknown-round = Programmet har ingen omgång { $round }
import-keep-anyway = Behåll ändå
import-claims =
    { $n ->
        [one] { $n } påstående utan siffra
       *[other] { $n } påståenden utan siffra
    }
import-claims-what = Texten berättar om en förändring utan en siffra som kan kontrolleras.
import-text-again = Hela texten
import-do = Importera de valda delarna
import-recorded =
    { $n ->
        [one] { $n } punkt registrerades
       *[other] { $n } punkter registrerades
    }
import-nothing-new = Inget nytt registrerades: samma punkter har importerats tidigare.
import-undo = Det som importerats fel rättas med en ny registrering. Inget tas bort ur loggen.
import-see-log = Se projektets logg
block-basic-fact = Basuppgift
block-goal = Mål
block-narrative = Självutvärderingens text
block-model = Verksamhetsmodell
block-target = Kvantitativt mål
block-promise = Löfte
block-claim = Påstående
block-partner = Partner
block-publication = Publikation
block-contact = Kontaktuppgift
block-heading = Rubrik
block-noise = Hör inte till saken
block-unknown = Okänd
fact-name = namn
fact-description = beskrivning
fact-operating-time = verksamhetstid
fact-funder = finansiär
fact-page-date = sidans datum
personal-name = namn
personal-mail-address = e-postadress
personal-telephone-number = telefonnummer
personal-identity-code = personbeteckning
feedback-title = Respons
feedback-lead = Meddelanden om tjänsten. Respons om tillgängligheten besvaras inom 14 dagar.
feedback-none = Det finns ingen respons.
feedback-open = Obesvarad
feedback-settled = Besvarad
feedback-settle = Markera som besvarad
feedback-answer-to = Svar till
feedback-no-address = Inget svar begärdes.
feedback-about = sidan
feedback-form = Skicka respons
feedback-message = Meddelande
feedback-message-hint = Berätta vad som inte fungerar och med vilken enhet. Skriv inga personbeteckningar.
feedback-address = E-postadress, om du vill ha svar
feedback-address-hint = Adressen används bara för svaret.
feedback-page = Sidan som responsen gäller
feedback-page-hint = Slutet av adressen, till exempel /sv/bibliotek.
feedback-send = Skicka
feedback-sent = Tack, meddelandet har kommit fram. Vi svarar inom 14 dagar.
event-publication-link-replaced = Publikationens länk ersattes
event-source-text-taken = En gammal text togs som källa
missing-not-reminded = inte ännu
missing-part-overall = Helhetsbedömning
missing-part-swedish-summary = Sammanfattning på svenska
missing-part-answer = Svar
missing-part-text = Text under rubriken
missing-part-rating = Betyg
missing-part-returned = Returnerad del
remind-chosen = Påminn de valda
remind-all = Påminn { $n } projekt
remind-title = Påminnelse till { $n } projekt
remind-fi = Meddelande på finska
remind-sv = Meddelande på svenska
remind-text-fi = Hankkeenne oma-arviointi (kierros { $round }) puuttuu vielä. Määräaika on { $day }. Jos tarvitsette lisäaikaa, kertokaa syy.
remind-text-sv = Ert projekts självutvärdering (omgång { $round }) saknas ännu. Tidsfristen är { $day }. Om ni behöver tilläggstid, berätta varför.
remind-send = Skicka påminnelsen till { $n } projekt
extend-title = Bevilja tilläggstid
done-reminded = Påminnelsen har registrerats.
done-extended = Tilläggstid har beviljats.
promises-answered = Alla löften har besvarats
promises-open = Öppna
promises-unknown =
    { $n ->
        [one] Utfallet av { $n } löfte är inte känt
       *[other] Utfallet av { $n } löften är inte känt
    }
promises-overdue = Tiden har gått ut
promises-count =
    { $n ->
        [one] { $n } öppet löfte, äldst först
       *[other] { $n } öppna löften, äldst först
    }
promises-what = Löfte
promises-no-due = ingen tid
promises-years = för { $n } år sedan
promises-days = för { $n } dagar sedan
promises-source = Källa
promises-do = Utfall
movement-title = Indikatorernas förändring
movement-indicator = Indikator
movement-profession = Yrkesgrupp
movement-none = Inga mätningar har registrerats i programmet.
movement-scale = Samma skala i alla bilder: 0–{ $top }, { $from }–{ $to }.
movement-goal = Streckad linje: { $name }, { $value }.
movement-as = Framställning
movement-picture = Bild
movement-table = Tabell
movement-show-table = Visa som tabell
movement-first-value = Första
movement-latest = Senaste
movement-change = Skillnad
movement-how = Så läser du: den tjocka linjen är den egna mätserien, de grå linjerna de andra. Triangel: minst så mycket. K: talet har rättats. Avbrott: mätning saknas. Lodrät linje: metoden ändrades.
movement-said = { $a } → { $b }, { $moved }
movement-break = Metoden ändrades.
sort-change = Mest förbättrade först
sort-level = Bästa nivån först
absence-not-measured = ingen mätning
absence-only-working-days = bara i vardagar
absence-claim-without-number = påstående, inget tal
csv-change = Ändring, mål { $n }
csv-as-of = Uppgifterna hämtade
csv-note = Anmärkning
movement-single = bara en mätning
notice-last = senast
changes-answers = Svar:
changes-words = { $a }/{ $b } ord ändrades
changes-show-words = Visa de ändrade orden
changes-hide-words = Dölj de ändrade orden
legend-unrated = svar utan betyg

## Mätserien i tiden
chart-moved-improved = förbättrades med { $by } från det föregående ({ $before }, { $day })
chart-moved-worsened = försämrades med { $by } från det föregående ({ $before }, { $day })
chart-moved-unchanged = oförändrat från det föregående ({ $before }, { $day })
chart-moved-not-comparable = inte jämförbart med det föregående ({ $before }, { $day })
chart-target = mål { $value }
chart-baseline = Prickad linje: utgångsnivå { $value } ({ $day }).
chart-gap = Avbrott: mätning saknas eller metoden ändrades.
chart-capped = Triangel: minst så mycket.
chart-corrected = K: talet har rättats.
chart-dashed = Streckad linje: mål.
chart-near = Skalan börjar inte från noll.
chart-to-near = Visa närmare
chart-whole = Visa hela skalan
forecast = prognos
csv-from = Perioden börjar

# Hänvisa, ta med och jämföra
cite-lead = Hänvisningen nämner versionen, dagen och den permanenta adressen. Samma adress visar den här versionen också när det finns en nyare.
cite-download = Ladda ner { $form }
model-newest-version = Läs den nyaste versionen { $n }, { $day }
similar-title = Liknande modeller
similar-words = Gemensamma ord:
similar-groups = Samma målgrupp: { $list }.
similar-themes = Samma tema: { $list }.
similar-before = Finns det redan något liknande?
similar-ask = Vad handlar modellen om?
similar-hint = Skriv ett par meningar. Vi letar i biblioteket efter modeller som liknar den.
similar-go = Sök liknande
similar-found = Se först om någon av dessa räcker eller kan vara en grund.
similar-none = Det finns ingen liknande modell i biblioteket.
similar-look = Berätta först vad modellen handlar om. Därefter kan du skriva in den.
similar-who = En ny modell skrivs in av projektchefen. Be hen om det, om projektet saknar en modell: { $projects }.
similar-project = De här modellerna liknar målen för ert projekt. Se på dem innan ni söker pengar eller skriver en egen modell.
similar-project-none = I biblioteket finns inga modeller som liknar projektets mål.
compare-rows =
    { $n ->
        [one] 1 rad
       *[other] { $n } rader
    }
compare-not = Inte jämförbart: { $reason }
compare-one = Välj en andra modell för att se den bredvid { $model }.
obstacle-definition = annan definition
obstacle-group = annan yrkesgrupp
obstacle-days = olika långa perioder
adoption-years = Tidpunkt
adoption-now = Nu
adoption-count =
    { $n ->
        [one] 1 punkt, läget { $day }
       *[other] { $n } punkter, läget { $day }
    }
adoption-list = Lista
adoption-result = Resultat:
adoption-no-result = Inget resultat har registrerats.
adoption-how = Den som skriver för ett projekt kan registrera ett ibruktagande på modellens sida.
adoption-line-came = modell ur modell
adoption-line-adopted = tagen i bruk
adoption-line-adapted = tillämpad
adoption-line-planned = planerad
adoption-everywhere = Alla områden
adoption-walk = En bild av spridningen. Gå längs linjerna med piltangenterna, öppna med Enter.
adoption-map = Områdesvis
adoption-map-how = Välfärdsområdena ungefär där de ligger, och hur många av punkterna i listan ovan som finns i vart och ett. Kommunerna räknas till de områden där de ligger nu.
adoption-map-whole =
    { $n ->
        [one] 1 punkt gäller hela landet.
       *[other] { $n } punkter gäller hela landet.
    }
adoption-map-untold =
    { $n ->
        [one] För 1 punkt är området inte känt.
       *[other] För { $n } punkter är området inte känt.
    }
lineage-undated = Tidpunkten är inte känd
lineage-of = från modellen
lineage-begins = Kedjan börjar här
adopt-title = Vi tar i bruk
adopt-lead = Berätta var modellen tas i bruk. Resultatet kan du registrera senare.
adopt-new = Nytt ibruktagande
adopt-who = Vilken organisation
adopt-where = Var
adopt-where-hint = Till exempel en hälsostation eller ett område. Du kan lämna fältet tomt.
adopt-how = Hur
adopt-note = Vad som anpassades eller varför användningen upphörde
adopt-note-hint = Behövs när modellen tillämpas eller användningen upphör.
adopt-since = Från och med
adopt-result = Resultat
adopt-what-came = Vad det ledde till
adopt-what-came-hint = Vad som ändrades, och hur ni vet det.
adopt-evidence = Mätningar bakom resultatet
adopt-evidence-hint = Välj de serier där resultatet syns. På modellens sida visas siffran bara när den är jämförbar med modellens egen mätning.
adoption-not-beside = modellen har ingen egen mätning med denna indikator
adopt-state-result = Spara resultatet
adopt-move = Läget har ändrats
adopt-move-go = Spara läget
adopt-nobody = Ett ibruktagande registreras av den som skriver för ett projekt eller av projektchefen. Du har inget sådant projekt.
done-adopted = Ibruktagandet har registrerats.
done-use-moved = Läget har registrerats.
done-result-stated = Resultatet har registrerats.
done-asked = Tack, frågan har kommit fram.
carry = Ta med listan:
search-carry = Ta med träffarna, högst hundra i varje grupp:
carry-feed = Atom-flöde
download-json = Ladda ner JSON
library-odd = Adressen innehåller ett filter som tjänsten inte känner till.
feed-title = Nya versioner av verksamhetsmodeller
feed-entry = { $model }, version { $n }
open-files-h = Ladda ner listorna
open-files-1 = Varje lista kan också laddas ner filtrerad. Länken finns i slutet av listan.
open-dcat = Beskrivning av datamängderna (DCAT-AP)
open-schema = GraphQL-schema
open-licence = Creative Commons Erkännande 4.0 (CC BY 4.0)
csv-name = Namn
csv-key = Beteckning
csv-group = Grupp
csv-since = Status sedan
csv-version = Version
csv-measured = Mätningar
csv-claimed = Påståenden utan siffra
csv-in-use = I bruk nu
csv-use-ended = Bruket har avslutats
csv-use-planned = Ibruktagande planerat
csv-address = Adress
csv-unit = Enhet
csv-direction = Riktning
facet-show =
    { $n ->
        [one] Visa 1 modell
       *[other] Visa { $n } modeller
    }
who-said = Vem sade det här?
who-before = Läs version { $n }, där det här sades på ett annat sätt
who-first = Sagt sedan den första versionen
who-unknown = Rollen är inte känd
model-adopt = Vi tar detta i bruk

# Att följa, aviseringar och deras e-post
follow = Följ
unfollow = Sluta följa
follow-search = Följ den här sökningen
unfollow-search = Sluta följa sökningen
view-subscribe = Prenumerera
view-unsubscribe = Avsluta prenumerationen
done-followed = Du följer det här nu. Vi berättar om ändringar i aviseringarna.
done-unfollowed = Du följer inte det här längre.
done-told-read = Markerat som läst.
done-choices-saved = Valen har sparats.
done-mail-ended = E-posten har avslutats. Aviseringarna syns fortfarande i tjänsten.
follows-title = Det jag följer
follows-none = Du följer inget ännu. Knappen Följ finns på sidan för en modell, ett projekt och en sökning.
follows-since = Följt sedan { $day }
follow-gone = Det här finns inte längre
follow-kind-model = Verksamhetsmodell
follow-kind-project = Projekt
follow-kind-search = Sökning
follow-kind-view = Vy
follow-words = ”{ $q }”
follow-all = Alla verksamhetsmodeller
told-unread = Olästa
told-earlier = Lästa
told-read-one = Markera som läst
told-settings = Inställningar för aviseringar
told-round-opened = Självutvärderingen öppnas
told-due-soon = Tidsfristen närmar sig
told-overdue = Tidsfristen har gått ut och utvärderingen är inte inskickad
told-reminded = Finansiären påminner
told-rescheduled = Tidsfristen ändras
told-round-closed = Omgången stängs
told-returned = Självutvärderingen returneras för komplettering
told-reviewed = Behandlingen av självutvärderingen går vidare
told-commented = Ny kommentar
told-filed = Ett projekt som jag behandlar skickar in sin självutvärdering
told-model-used = Någon tar i bruk en modell från mitt projekt
told-role-given = Jag får en roll
told-followed-model = En modell som jag följer ändras
told-followed-project = Ett projekt som jag följer ändras
told-followed-search = Det finns nytt i en sökning som jag följer
told-followed-view = En vy som jag följer ändras
mailing-never = Ingen e-post
mailing-at-once = Genast
mailing-summary = I sammandraget
rhythm-daily = Varje dag
rhythm-weekly = På måndagar
choices-lead = Välj vad vi berättar om och hur.
choices-address = E-post skickas till { $address }.
choices-kind = Vad vi berättar om
choices-service = I tjänsten
choices-mail = Per e-post
choices-yes = Ja
choices-language = Språk för e-post
choices-rhythm = Sammandrag
choices-rhythm-hint = Sammandraget skickas klockan 7 på morgonen, om det finns något att berätta.
end-mail-title = Avsluta e-post
end-mail-over = Länken fungerar inte längre: den har gått ut eller är ofullständig. Du kan ändra dina aviseringar genom att logga in.
end-mail-one = Den här länken avslutar e-post om: { $kind }.
end-mail-all = Den här länken avslutar all e-post om aviseringar.
end-mail-stays = Aviseringarna syns fortfarande i tjänsten.
end-mail-only = Avsluta bara det här
end-mail-everything = Avsluta allt

# Small groups, genders, targets, sign-ins, and the form of imports.
gender-all = alla
gender-women = kvinnor
gender-men = män
entry-gender = Kön
obstacle-gender = olika kön
target-news-set = målet ställdes upp
target-news-ended = målet upphörde
target-news-lowered = målet sänktes
target-news-raised = målet höjdes
target-news-changed = målet byttes mot ett annat
changes-targets = Indikatorernas mål
changes-no-target = inget mål
changes-targets-in = mäts i { $n } projekt
missing-signed-in = Senast inloggad
missing-never-signed-in = inte en enda gång
disclosure-h = Gräns för små grupper
disclosure-least = Ett tal publiceras inte om det bygger på färre än { $n } fall. En indikator kan kräva fler men inte färre.
disclosure-none = Tjänsten har ingen gemensam gräns: varje indikator anger sin egen.
disclosure-since = från och med { $day }
disclosure-change = Ändra gränsen
disclosure-field = Minsta antal fall
disclosure-hint = 2–1 000. Ett tomt fält tar bort gränsen, och indikatorernas egna gränser gäller. Gränsen gäller också tidigare registrerade tal.
disclosure-set = Ställ in gränsen
disclosure-done = Gränsen är inställd.
disclosure-from = talet publiceras när fallen är minst { $n }
disclosure-all = alla tal publiceras
target-people = totalt { $n }
target-covered = omfattar { $n }
open-form = Formen för en JSON-fil som importeras (JSON Schema)
programme-regions = Projekt efter område
programme-themes = Projekt efter tema
programme-not-told = Inte angivet
noun-disclosure = Gräns för små grupper
event-disclosure-limit-set = Gränsen för små grupper ställdes in
# The portfolio as a workbook
sheet-summary = Sammandrag
sheet-texts = Texter
sheet-about = Om filen
sheet-projects = Projekt
sheet-shown = Projekt i denna fil
sheet-median = Median
sheet-late = Försenat, dagar
sheet-text = Text
sheet-language = Språk
sheet-words = Ord
sheet-notice = Notering
sheet-found = Var
sheet-explained = Projektets förklaring
sheet-dismissed = Markerad som obefogad
sheet-dismissed-why = Orsak
sheet-last = Sista händelsens nummer
download-xlsx = Ladda ner XLSX
project-sort-relevance = Relevans
project-sort-name = Namn
project-sort-newest = Nyaste projekt
project-sort-last-filed = Senast inskickad omgång
projects-filed = Senaste självutvärdering: { $round }
projects-unfiled = Inga inskickade självutvärderingar
projects-filed-of = Inskickat / begärt
projects-as-table = Visa som tabell
projects-as-cards = Visa som kort
count-imported = (+{ $n } importerade)
count-claims =
    { $n ->
        [one] ({ $n } påstående)
       *[other] ({ $n } påståenden)
    }
archived-on = Arkiverad { $day }. Vi uppdaterar inte längre den här sidan.
fresh-broken =
    { $n ->
        [one] { $n } länk fungerar inte
       *[other] { $n } länkar fungerar inte
    }
edit-other-texts = Texten som en annan skrev och som nu är sparad
edit-other-texts-how = Din egen text finns i fälten nedan och är inte sparad än. Flytta in det du vill behålla av den andras text och spara på nytt.
notice-answer-public = Svaret publiceras tillsammans med noteringen när självutvärderingen har godkänts. Finansiären ser det genast efter inskickandet.
movement-elsewhere = mätt endast i gruppen { $groups }
portfolio-no-round = Det finns ingen sådan omgång: { $round }
portfolio-no-round-help = Välj en annan omgång.
portfolio-moment-day = Tidpunkt, dag
timeline-from = Från
timeline-to = Till
timeline-recorded = antecknat { $day }
timeline-missing = Omgångar som saknas
link-checked = kontrollerad { $day }
link-last-checked = Kontrollerad
link-works-now = Länken fungerar
promise-partly = Genomfördes delvis
promise-partly-of = ({ $a } / { $b })
programme-indicators = Programmets indikatorer
programme-indicators-none = Inga mätningar har registrerats i programmet.
programme-accepted = Godkända självutvärderingar
programme-accepted-none = Ingen självutvärdering har ännu godkänts.
