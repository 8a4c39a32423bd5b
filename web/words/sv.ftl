# Sidornas ord. Samma id på varje språk; ett test letar efter saknade och onödiga.

## 
service = Projektminnet
skip-content = Gå till innehållet
nav-main = Huvudmeny
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
error-missing = Fyll i den här punkten.
error-404-title = Sidan hittades inte
error-404 = Det finns inget på adressen. Kanske söker du något av dessa.
error-400-title = Adressen gick inte att förstå
error-400 = Adressen innehåller något som sidan inte förstår, till exempel en dag som inte finns. Ta bort slutet av adressen från frågetecknet.
error-403-title = Du har inte behörighet till detta
error-403 = Projektets ledare eller programmets administratör kan ge behörighet. Om du fyllde i ett formulär, gå tillbaka och skicka det på nytt.
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
home-latest = Senast ändrade modeller
home-open = Löften utan resultat
home-open-count =
    { $n ->
        [one] Sammanlagt { $n } öppet löfte
       *[other] Sammanlagt { $n } öppna löften
    }
home-nothing = Det finns inga verksamhetsmodeller i tjänsten ännu.
home-no-promises = Alla löften har ett registrerat resultat.
round-due = omgång { $round }, tidsfrist { $day } (läget { $state })

## 
search-label = Sök
search-button = Sök
search-hint = Till exempel familjecenter eller tillgång till vård
search-none = Inga träffar på ”{ $q }”.
search-none-help = Ta bort filter eller prova ett kortare ord.
search-everywhere = Sök i hela tjänsten
facet-title = Filtrera
facet-state = Status
facet-area = Välfärdsområde
facet-group = Målgrupp
facet-theme = Tema
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
model-sort-changed = Senast ändrad
model-sort-most-adopted = Flest ibruktaganden
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
model-newest = Läs den nyaste versionen
model-learned = Vad man lärde sig:
model-in-use = Var den används
model-not-adopted = Modellen har inte ännu tagits i bruk på annat håll.
model-see-adoption = Se spridningen
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
model-place = Plats
model-adoptions = Ibruktaganden
model-summary = Sammanfattning
lineage-from = Bygger på modellen
lineage-to = Har utvecklats till
lineage-none = Inga föregångare eller efterföljare har registrerats.
lineage-more = Kedjan fortsätter längre än så här. Öppna en modell för att se följande.
not-yet = Detta har inte registrerats ännu.
cite = Hänvisa till sidan
funder = Finansiär
compare-title = Jämför två modeller
compare-add = Jämför med en annan modell
compare-first = Första modellen
compare-second = Andra modellen
compare-choose = Välj en modell
compare-differences = Visa bara skillnader
compare-go = Jämför
compare-what = Del
compare-same = samma
compare-unknown = Modellen ”{ $model }” hittades inte.
compare-empty = Välj två modeller för att se dem sida vid sida.
adoption-title = Spridning
adoption-at = Läget i slutet av året

## 
projects-lead = Varje projekt finns kvar här: vad det lovade, vad det mätte och hur det självt bedömde sitt resultat.
projects-none = Det finns inga projekt med de här filtren.
facet-programme = Program
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
project-latest = Senaste självutvärdering: omgång { $round }
project-continues = Fortsätter här
project-placeholder = projektet finns inte ännu i tjänsten
project-no-models = Inga verksamhetsmodeller har registrerats för projektet.
project-partners =
    { $n ->
        [one] { $n } aktör
       *[other] { $n } aktörer
    }
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
diff-stat =
    { $a ->
        [one] { $a } ord av { $b } har ändrats.
       *[other] { $a } ord av { $b } har ändrats.
    }
diff-add = tillagt:
diff-del = borttaget:
diff-list = Ändringarna som en lista
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
log-title = Vad som registrerades och när
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
coci-how = COCI berättar hur stor del av patientens besök som sker hos samma yrkesperson. Talet räknas för varje patient med minst två besök och medelvärdet tas. N är patientens besök, n besöken hos en yrkesperson. Om fem patienter har besöken (2,1), (4), (1,1,1), (3,1) och (1) faller den sista bort och resultatet är 0,458.
t3-how = T3 är antalet dagar till den tredje lediga icke-brådskande tiden. Av varje yrkesperson tas ett tal, och enhetens resultat är medianen. Bara tal i kalenderdagar jämförs.

## 
search-title = Sökning
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
privacy-kept-1 = Om den som loggar in bevarar vi namn, e-postadress och behörigheter. Namnet syns bara för andra som har loggat in.
privacy-kept-2 = Om läsare bevarar vi ingenting. Vi använder ingen spårning och inget innehåll från andra tjänster.
privacy-log-h = Händelser och namn
privacy-log-1 = De bestående händelserna har bara en beteckning. Namnet finns i ett separat register och kan tas bort; då visas Tidigare användare.
privacy-device-h = Vad som blir kvar på din enhet
privacy-device-1 = Den som loggar in har en nödvändig kaka som upphör vid utloggning. Läsare har ingen.
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
help-coci-1 = Indikatorns sida har definition, formel och ett exempel.
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
desk-rounds = Öppna rapporteringsomgångar
desk-no-round = Ingen rapporteringsomgång är öppen nu.
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

## Finansiärens sidor
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
cell-measurements =
    { $n ->
        [one] { $n } mätning
       *[other] { $n } mätningar
    }
cell-steps = Projektets övriga mål
cell-before = Föregående mål
cell-after = Nästa mål
review-open = Öppna behandlingen
review-comments = Kommentarer
comment-settled = åtgärdad
notice-explained = Projektets förklaring:
notice-same = Samma text: { $round } ({ $a }/{ $b } ord)
notice-repeat = Samma text i ett annat projekt ({ $a }/{ $b } ord):
notice-sama = Samma text som i en tidigare omgång
notice-toisto = Samma text i ett annat projekt
notice-kausi = Texten handlar om en annan period
notice-tyhja = Bara rubriker
notice-luku = Påstående utan siffra
notice-jatko = ”Fortsätter annanstans” utan länk
notice-lupaus = Löfte utan utfall
notice-vanha = Inga nya uppgifter på 12 månader
notice-linkki = Länken fungerar inte
portfolio-save = Spara vyn
download-csv = Ladda ner CSV
action-change = Ändra
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
how-sama = Minst { $percent } % av orden är desamma i samma ordning som i en tidigare text om samma mål, och texten har minst { $words } ord.
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
changes-nothing = Inga ändringar.
changes-none = Ingenting ändrades i något projekt.
changes-no-earlier = Ingen tidigare omgång att jämföra med.
news-changed = ändrat
news-began = första svaret
news-confirmed = ingen ändring (bekräftad)
news-same = samma text
news-fell-silent = inte längre något svar
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
missing-not-reminded = inte ännu
part-overall = Helhetsbedömning
part-swedish-summary = Sammanfattning på svenska
part-answer = Svar
part-text = Text under rubriken
part-rating = Betyg
part-returned = Returnerad del
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
movement-first = Första
movement-latest = Senaste
movement-change = Skillnad
movement-how = Så läser du: den tjocka linjen är den egna mätserien, de grå linjerna de andra. Triangel: minst så mycket. K: talet har rättats. Avbrott: mätning saknas. Lodrät linje: metoden ändrades.
movement-said = { $a } → { $b }, { $moved }
movement-break = Metoden ändrades.
sort-change = Mest förbättrade först
sort-level = Bästa nivån först
absence-not-measured = ingen mätning
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
