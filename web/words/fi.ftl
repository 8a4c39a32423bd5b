# Sivujen sanat. Sama tunnus jokaisessa kielessä; testi etsii puuttuvat ja turhat.

## 
service = Hankemuisti
skip-content = Siirry sisältöön
nav-main = Päävalikko
nav-menu = Valikko
nav-language = Kieli
nav-crumbs = Sijainti
nav-home = Etusivu
nav-models = Toimintamallit
nav-projects = Hankkeet
nav-indicators = Mittarit
nav-help = Ohjeet
nav-desk = Työpöytä
nav-signin = Kirjaudu
nav-signout = Kirjaudu ulos
foot-accessibility = Saavutettavuus
foot-privacy = Tietosuoja
foot-open-data = Avoin data
foot-easy = Selkokieli
foot-about = Tietoa palvelusta
foot-query = Tämän sivun kysely
foot-print = Tulosta tai tallenna PDF
foot-data =
    { $n ->
        [one] Tiedot { $time } · { $n } tapahtuma
       *[other] Tiedot { $time } · { $n } tapahtumaa
    }
asof-band = Näet tilanteen sellaisena kuin se oli { $time }.
asof-back = Palaa nykyhetkeen
asof-label = Näytä sivu sellaisena kuin se oli
asof-show = Näytä
only-fi = Tämä sisältö on vain suomeksi.
only-sv = Tämä sisältö on vain ruotsiksi.
only-en = Tämä sisältö on vain englanniksi.
list-more = Näytä seuraavat
span-until = –{ $end }
span-unknown = ajankohta ei tiedossa
season-winter = talvi { $year }
season-spring = kevät { $year }
season-summer = kesä { $year }
season-autumn = syksy { $year }

## 
error-title = Virhe:
error-head = Korjaa nämä, niin voit jatkaa
error-reference = Viite { $code }
error-form = Jokin tarvittava kohta on tyhjä tai väärässä muodossa.
error-missing = Täytä tämä kohta
error-no-day = Kirjoita päivä, esimerkiksi 2026-05-04
error-no-number = Kirjoita luku, esimerkiksi 0,45
error-no-whole-number = Kirjoita kokonaisluku
error-no-choice = Valitse jokin vaihtoehdoista
error-404-title = Sivua ei löydy
error-404 = Osoitteessa ei ole mitään. Ehkä etsit jotakin näistä.
error-version = Tästä mallista ei ole versiota { $n }.
error-version-model = Katso mallin uusin versio
error-sought = Mallia tällä nimellä ei löydy. Se on voitu nimetä toisin: hae kirjastosta.
error-400-title = Osoitetta ei ymmärretty
error-400 = Osoitteessa on jotakin, mitä tämä sivu ei ymmärrä, esimerkiksi päivä, jota ei ole. Poista osoitteen loppu kysymysmerkistä alkaen.
error-future = Tämä hetki ei ole vielä tullut. Valitse hetki, joka on jo mennyt.
error-then = Näit aiemman hetken tilanteen, jota ei voi muuttaa. Mitään ei tallennettu. Palaa nykyhetkeen ja tee muutos siellä.
error-403-title = Sinulla ei ole oikeutta tähän
error-403 = Oikeuden voi antaa hankkeen päällikkö tai ohjelman ylläpitäjä. Jos täytit lomaketta, palaa siihen ja lähetä se uudelleen.
error-not-yours = Tällä sivulla kirjoitetaan hankkeen puolesta. Sinulla ei ole siihen oikeutta tässä hankkeessa.
error-not-yours-who = Oikeuden voi antaa hankkeen päällikkö tai ohjelman ylläpitäjä. Hankkeen julkiset tiedot voit lukea hankkeen sivulta.
error-500-title = Sivua ei voi näyttää juuri nyt
error-500 = Meillä on tekninen vika. Mitään ei ole kadonnut. Yritä hetken päästä uudelleen.

## 
home-title = Mitä hankkeissa luvattiin – ja mitä siitä tuli
home-lead = Julkisella rahalla kehitetyt toimintamallit, niiden tavoitteet, mittaukset ja tulokset. Mitään ei kirjoiteta yli: näet myös, mitä milloinkin tiedettiin.
home-models =
    { $n ->
        [one] toimintamalli
       *[other] toimintamallia
    }
home-projects =
    { $n ->
        [one] hanke
       *[other] hanketta
    }
home-indicators =
    { $n ->
        [one] mittari
       *[other] mittaria
    }
home-browse-models = Selaa kirjastoa
home-browse-projects = Selaa hankkeita
home-browse-indicators = Katso kehitys
home-now = Nyt raportoidaan
home-latest = Viimeksi julkaistua
home-filed =
    { $n ->
        [one] { $n } oma-arviointi
       *[other] { $n } oma-arviointia
    }
home-assessment = Oma-arviointi, { $round }
home-model = Toimintamalli, versio { $n }
home-open = Lupaukset ilman tulosta
home-open-count =
    { $n ->
        [one] Yhteensä { $n } avoin lupaus
       *[other] Yhteensä { $n } avointa lupausta
    }
home-themes = Suosittuja aiheita:
home-no-projects = Palvelussa ei vielä ole hankkeita.
home-nothing = Palvelussa ei vielä ole toimintamalleja.
home-no-promises = Kaikille lupauksille on kirjattu tulos.
round-due = { $round }, määräaika { $day } (tilanne { $state })

## 
search-label = Hae
search-library = Hae kirjastosta
search-button = Hae
search-hint = Esimerkiksi perhekeskus tai hoitoon pääsy
search-none = Ei osumia haulla ”{ $q }”.
search-none-help = Poista rajauksia tai kokeile lyhyempää sanaa.
search-everywhere = Hae koko palvelusta
search-projects =
    { $n ->
        [one] Hae myös hankkeista ({ $n } hanke)
       *[other] Hae myös hankkeista ({ $n } hanketta)
    }
library-copy = Kopioi linkki
library-copied = Linkki on kopioitu.
search-forms = Haku löytää myös muodot: { $forms }
search-also = Haettiin myös nimillä: { $names }
search-exact = Hae vain täsmälleen näin kirjoitettuna
search-not-exact = Hae myös muita muotoja
search-relaxed = Missään mallissa ei ole kaikkia sanoja, joten näet osittaiset osumat.
search-parts = Sanaa ei ole sellaisenaan missään mallissa, joten näet mallit, joissa ovat sen osat.
search-beginning = Sanaa ei ole sellaisenaan missään mallissa, joten näet mallit, joissa on näin alkava sana: { $q }
search-spelled = Näytetään tulokset haulle ”{ $meant }”. Haulla ”{ $q }” ei löytynyt mitään.
search-asking = Haetaan…
hit-in = Osuma: { $field }
hit-name = nimi
hit-place = paikka
hit-county = hyvinvointialue
hit-target-group = kohderyhmä
hit-theme = teema
hit-funder = rahoittaja
hit-project = hanke
hit-reason = tilan perustelu
hit-learned = mitä opittiin
search-meant = Tarkoititko:
search-incomplete = Hakua päivitetään juuri nyt, joten osumia voi puuttua.
search-fail = Haku ei onnistu juuri nyt. Näet edelliset tulokset.
finder-suggestions = Ehdotukset
facet-title = Rajaa
facet-state = Tila
facet-area = Hyvinvointialue
facet-group = Kohderyhmä
facet-theme = Teema
facet-lang = Kieli
facet-year = Alkanut vuonna
facet-chosen = Valitut rajaukset
facet-remove = , poista rajaus
facet-without =
    { $n ->
        [one] { $facet }: ilman tätä rajausta 1 malli
       *[other] { $facet }: ilman tätä rajausta { $n } mallia
    }
facet-evidence = Näyttö
facet-apply = Rajaa
facet-clear = Poista kaikki rajaukset
sort-label = Järjestä
sort-apply = Järjestä
evidence-yes = Mitattu
evidence-no = Ei mitattu
evidence-any = Kaikki
library-lead = Mitä eri puolilla maata on kokeiltu ja otettu käyttöön – ja mitä jätettiin kesken.
library-none = Näillä rajauksilla ei ole toimintamalleja.
measured-times =
    { $n ->
        [one] Mitattu { $n } kerran
       *[other] Mitattu { $n } kertaa
    }
claimed-times =
    { $n ->
        [one] { $n } väite ilman lukua
       *[other] { $n } väitettä ilman lukua
    }
no-measurement = Ei mittaustietoa
count-models =
    { $n ->
        [one] { $n } toimintamalli
       *[other] { $n } toimintamallia
    }
count-projects =
    { $n ->
        [one] { $n } hanke
       *[other] { $n } hanketta
    }
count-adoptions =
    { $n ->
        [one] { $n } käyttöönotto
       *[other] { $n } käyttöönottoa
    }
adoptions-planned =
    { $n ->
        [one] { $n } suunnitteilla
       *[other] { $n } suunnitteilla
    }
adoptions-ended =
    { $n ->
        [one] { $n } päättynyt
       *[other] { $n } päättynyt
    }

## 
model-state-idea = Idea
model-state-developed = Kehitteillä
model-state-trialled = Kokeilussa
model-state-described = Kuvattu
model-state-in-use = Käytössä
model-state-spread = Levinnyt
model-state-not-continued = Ei jatkettu
model-state-archived = Arkistoitu
model-sort-name = Nimi
model-sort-relevance = Osuvuus
model-sort-changed = Uusin muutos
model-sort-most-adopted = Eniten käyttöönottoja
model-sort-best-measured = Parhaiten mitattu
project-state-planned = Suunnitteilla
project-state-funded = Rahoitettu
project-state-running = Käynnissä
project-state-paused = Keskeytyksissä
project-state-ended = Päättynyt
project-state-closed = Suljettu
project-state-archived = Arkistoitu
project-state-cancelled = Peruttu
filing-not-open = Ei vielä avoinna
filing-awaited = Odotetaan
filing-missing = Puuttuu
filing-on-time = Lähetetty ajoissa
filing-late = Lähetetty myöhässä
filing-imported = Tuotu vanhasta lähteestä
review-filed = Lähetetty
review-withdrawn = Peruttu
review-in-review = Käsittelyssä
review-returned = Palautettu
review-accepted = Hyväksytty
answer-answered = Vastattu
answer-unchanged-confirmed = Ei muutosta edellisestä kaudesta
as-nochange-pub = Ei muutosta edellisestä kaudesta (vahvistettu { $day })
as-nochange-earlier = Lue aiempi teksti
answer-cannot-assess = Ei voi arvioida
answer-heading-only = Vain otsikko
answer-unanswered = Ei vastausta
round-state-planned = Suunniteltu
round-state-open = Avoin
round-state-overdue = Määräaika ohi
round-state-closed = Suljettu
round-state-reopened = Avattu uudelleen
round-kind-baseline = Lähtötilanne
round-kind-half-year = Puolivuosi
round-kind-annual-imported = Vuosi (tuotu)
promise-kind-milestone = Välitavoite
promise-kind-deliverable = Tuotos
promise-kind-target = Tavoiteluku
promise-pending = Odottaa
promise-overdue = Ei kirjattua tulosta
promise-not-known = Ei tiedetä
promise-delivered = Toteutui
promise-dropped = Ei toteutunut
publication-report = Raportti
publication-handbook = Käsikirja
publication-release = Tiedote
publication-news = Uutinen
publication-plan = Suunnitelma
publication-presentation = Esitys
publication-video = Video
publication-web-page = Verkkosivu
publication-other = Muu julkaisu
group-all = kaikki ammattiryhmät
group-doctors = lääkärit
group-nurses = hoitajat
group-dentists = hammaslääkärit
group-dental-hygienists = suuhygienistit
group-social-workers = sosiaalityöntekijät
group-therapists = terapeutit
group-other = muut ammattiryhmät
movement-improved = parani
movement-worsened = heikkeni
movement-unchanged = ennallaan
movement-not-comparable = ei vertailukelpoinen
movement-first = ensimmäinen mittaus
direction-higher-is-better = Suurempi on parempi
direction-lower-is-better = Pienempi on parempi
direction-neutral = Suunta ei kerro paremmuutta
adoption-planned = Käyttöönotto suunniteltu
adoption-adopted = Otettu käyttöön
adoption-adapted = Sovellettu
adoption-ended = Käyttö päättynyt
lineage-derived-from = Kehitetty edelleen
lineage-replicated-in = Toistettu toisaalla
lineage-continues-as = Jatkuu mallina
lineage-merged-into = Yhdistyi malliin
lineage-supersedes = Korvaa mallin
phase-understand = Oivalla ja ymmärrä
phase-try = Kuvittele ja kokeile
phase-share = Ota käyttöön ja levitä
section-operating-environment = Toimintaympäristö
section-starting-point = Lähtötilanne
section-needs = Tarpeet
section-co-development = Yhteiskehittäminen
section-intended-change = Tavoiteltu muutos
section-measuring-change = Muutoksen mittaaminen
section-ideas = Ideat
section-trials = Kokeilut
section-client-understanding = Asiakasymmärrys
section-core-idea = Ratkaisun perusidea
section-conditions = Toimivuuden edellytykset
section-results = Arvioinnin tulokset
relation-continues-in = Jatkuu hankkeessa
relation-preceded-by = Edeltävä hanke
relation-part-of = Osa kokonaisuutta
language-fi = suomi
language-sv = ruotsi
language-en = englanti
role-reader = Lukija
role-writer = Kirjoittaja
role-project-manager = Hankepäällikkö
role-funder-viewer = Rahoittaja
role-funder-reviewer = Käsittelijä
role-programme-administrator = Ohjelman ylläpitäjä
role-auditor = Tarkastaja
role-operator = Palvelun hoitaja
party-coordinator = hallinnoija
party-implementer = toteuttaja
party-service-provider = palveluntuottaja
party-pilot-site = kokeilupaikka
party-expert = asiantuntija
party-chair = puheenjohtaja
party-member = jäsen
party-other = muu tehtävä
at-least = vähintään
claim-without-number = väite ilman lukua
rating-imported = Ei arvosanaa
promise-days-late =
    { $n ->
        [one] ({ $n } päivä myöhässä)
       *[other] ({ $n } päivää myöhässä)
    }
promise-days-over =
    { $n ->
        [one] (määräajasta { $n } päivä)
       *[other] (määräajasta { $n } päivää)
    }

## 
model-version = Versio { $n }
model-no-version = Kuvausta ei ole vielä julkaistu
model-old-version = Luet versiota { $n }. Mallista on uudempi versio.
model-open-all = Avaa kaikki
model-learned = Mitä opittiin:
model-in-use = Missä käytössä
model-not-adopted = Tätä mallia ei ole vielä otettu käyttöön muualla.
model-see-adoption = Katso leviäminen
model-more-adoptions = + { $n } muuta: katso leviäminen
model-results = Tulokset
model-where = Mistä malli tulee
model-short = Tiivistys
model-who-for = Kenelle
model-what-changes = Mitä muuttuu
model-what-it-needs = Mitä tarvitaan
model-cost = Mitä maksaa
model-cost-unknown = Kustannus ei ole tiedossa.
model-path = Kehittämisen polku
model-path-count = { $a }/{ $b } kohtaa kirjattu
model-not-written = Ei vielä kirjattu: { $list }.
model-lineage = Mistä malli tuli ja mitä siitä tuli
model-versions = Versiot
model-sources = Lähteet ja liitteet
model-sources-count =
    { $n ->
        [one] { $n } lähde
       *[other] { $n } lähdettä
    }
model-sources-dead =
    { $n ->
        [one] { $n } linkki ei toimi
       *[other] { $n } linkkiä ei toimi
    }
model-sources-of = Hankkeen asiakirjat:
model-ask = Kysy mallista
model-ask-who = Kysymys menee palvelun ylläpidolle, joka vie sen mallin kehittäjille. Kenenkään omaa osoitetta ei näytetä.
model-ask-what = Mitä haluat tietää?
model-ask-send = Lähetä kysymys
model-place = Paikka
model-adoptions = Käyttöönotot
model-summary = Tiivistelmä
lineage-from = Perustuu malliin
lineage-to = Tästä on kehitetty
lineage-more = Ketju jatkuu tämän kauemmas. Avaa malli, niin näet seuraavat.
not-yet = Tätä ei ole vielä kirjattu.
cite = Viittaa tähän
funder = Rahoittaja
compare-title = Vertaa kahta mallia
compare-add = Vertaa toiseen malliin
compare-first = Etsi ensimmäinen malli
compare-second = Etsi toinen malli
compare-chosen = Vertailuun valitut mallit
compare-remove = , poista vertailusta
compare-take = Lisää vertailuun:
compare-narrow = Näet { $n } ensimmäistä. Lisää sanoja, niin muut rajautuvat pois.
compare-differences = Näytä vain erot
compare-go = Vertaa
compare-pick = Lisää vertailuun:
compare-full = Vertailuun mahtuu kaksi mallia.
compare-dropped = Näistä jäi pois: { $models }.
compare-count = Vertailu: { $n } valittu
compare-more = Vertaa (valitse vielä yksi)
compare-what = Kohta
compare-same = sama
compare-unknown = Mallia ”{ $model }” ei löydy.
compare-itself = Mallia ”{ $model }” ei voi verrata itseensä. Valitse toinen malli.
compare-empty = Valitse kaksi mallia, niin näet ne vierekkäin.
adoption-title = Leviäminen
adoption-at = Tilanne päivänä

## 
projects-lead = Jokainen hanke jää tänne: mitä se lupasi, mitä se mittasi ja miten se itse arvioi tulostaan.
projects-none = Näillä rajauksilla ei ole hankkeita.
facet-programme = Ohjelma
facet-funder = Rahoittaja
facet-project = Hanke
project = Hanke
project-parts = Hankkeen osiot
tab-overview = Yleiskuva
tab-goals = Tavoitteet
tab-assessments = Oma-arvioinnit
tab-timeline = Aikajana
tab-documents = Asiakirjat
tab-log = Loki
archived = Arkistoitu. Emme enää päivitä tätä sivua.
project-host = Hallinnoija
project-grant = Valtionavustus
project-promised = Mitä luvattiin
project-outcome = Mitä siitä tuli
project-latest = Viimeisin oma-arviointi: { $round }
project-continues = Mistä ja mihin työ jatkuu
project-placeholder = hanketta ei vielä ole palvelussa
project-no-models = Hankkeelle ei ole kirjattu toimintamalleja.
project-partners-on = Toimijat { $day }
project-partners-at = Toimijat päivänä
project-partners =
    { $n ->
        [one] { $n } toimija
       *[other] { $n } toimijaa
    }
project-map = Toimijat alueittain
project-map-how = Hyvinvointialueet suunnilleen paikoillaan ja montako luettelon toimijaa kullakin on. Alue on luettu toimijan nimestä.
project-subs = Osahankkeet
goal = Tavoite
rating = Arvosana
read-on = Lue
fresh = Viimeksi muutettu { $day }
goals-none = Tavoitteita ei ole kirjattu.
goal-wordings = Näytä sanamuodot ({ $n })
valid-from = { $day } alkaen
promises = Lupaukset
promises-none = Lupauksia ei ole kirjattu.
promise-record = Kirjaa tulos
due = määräaika
source = lähde
clock-status = Tilanne
clock-recorded = Kirjattu
value = Arvo
cases = n
movement = Muutos
provisional = alustava
replaced = Korvattu
withdrawn = Peruttu
measured-none = Ei mittaustietoa. Hanke voi kirjata mittauksia omalla työpöydällään.
assessments-none = Oma-arviointeja ei ole.
assessment-answered = vastattu { $a }/{ $b } tavoitteeseen
assessment-headings =
    { $n ->
        [one] { $n } pelkkä otsikko
       *[other] { $n } pelkkää otsikkoa
    }
assessment-title = Oma-arviointi { $round }
assessment-compare = Vertaa kierrokseen
assessment-through = Tavoite läpi kausien
assessment-cite = Osoite näyttää oma-arvioinnin myöhemminkin sellaisena kuin se oli tuolla hetkellä.
assessment-compare-none = älä vertaa
assessment-summary = Tiivistelmä
assessment-overall = Kokonaisarvio
filing-nothing = Ei lähetetty
words =
    { $n ->
        [one] { $n } sana
       *[other] { $n } sanaa
    }
who-could = Kuka voi arvioida
diff-same = Sama teksti kuin kierroksella { $round }.
diff-signs = Sanat ovat samat, mutta välimerkeissä on ero.
diff-stat =
    { $a ->
        [one] Muuttunut { $a } sana (kaikkiaan { $b }).
       *[other] Muuttunut { $a } sanaa (kaikkiaan { $b }).
    }
diff-add = lisätty:
diff-del = poistettu:
diff-list = Muutokset luettelona
diff-before = Aiempi teksti
diff-after = Tämä teksti
timeline-type = Näytä
timeline-assessment = Oma-arvioinnit
timeline-promise = Lupaukset
timeline-publication = Julkaisut
timeline-grant = Valtionavustus
timeline-meeting = Kokoukset
timeline-host = Hallinnoija vaihtui
timeline-begins = Hanke alkoi
timeline-ends = Hanke päättyi
timeline-none = Ei tapahtumia tällä rajauksella.
documents-none = Asiakirjoja ei ole kirjattu.
link-dead = Linkki ei enää toimi
link-seen = toimi viimeksi { $day }
link-try = Yritä silti
link-unchecked = Linkkiä ei ole tarkistettu.
link-archived = Tallennettu kopio
log-title = Kuka sanoi mitä ja milloin
log-count =
    { $n ->
        [one] { $n } tapahtuma. Mitään ei ole poistettu eikä muutettu jälkikäteen.
       *[other] { $n } tapahtumaa. Mitään ei ole poistettu eikä muutettu jälkikäteen.
    }
log-event = Tapahtuma
log-happened = Tapahtui
log-hash = Tiiviste
noun-programme = Ohjelma
noun-round = Kierros
noun-project = Hanke
noun-assessment = Oma-arviointi
noun-discussion = Keskustelu
noun-indicator = Mittari
noun-series = Mittaussarja
noun-promise = Lupaus
noun-grant = Valtionavustus
noun-publication = Julkaisu
noun-meeting = Kokous
noun-risk = Riski
noun-comment = Kommentti
noun-person = Käyttäjä
noun-model = Toimintamalli
noun-adoption = Käyttöönotto
noun-lineage = Mallin sukupuu
noun-source-text = Lähdeteksti

## 
nav-programmes = Ohjelmat
programmes-none = Ohjelmia ei ole kirjattu.
programme-goals = Mitä ohjelma tavoittelee
programme-rounds = Raportointikierrokset
programme-scale = Arvosana-asteikko
programme-no-projects = Ohjelmassa ei ole hankkeita.
round = Kierros
rounds-none = Kierroksia ei ole suunniteltu.
indicators-lead = Mitä luvut kertovat, mitä ne eivät kerro, ja missä niitä on mitattu.
indicators-none = Mittareita ei ole määritelty.
indicator-unit = Yksikkö
indicator-direction = Suunta
indicator-range = Vaihteluväli
indicator-cap = Katto
indicator-together = Lukujen yhdistäminen
indicator-definition = Määritelmä
indicator-version = versio { $n }
indicator-how = Miten luku lasketaan
indicator-targets = Tavoitteet
indicator-seen = Mittaukset
indicator-count =
    { $n ->
        [one] { $n } mittaus
       *[other] { $n } mittausta
    }
indicator-place = Paikka ja ammattiryhmä
aggregation-sum = Luvut lasketaan yhteen
aggregation-mean-weighted-by-cases = Keskiarvo, painona tapausten määrä
aggregation-pooled = Osoittajat ja nimittäjät lasketaan yhteen
aggregation-median-of-units = Yksiköiden mediaani
aggregation-never = Lukuja ei yhdistetä
at-most = enintään
coci-how = COCI kertoo, kuinka usein potilas tapaa saman ammattilaisen: kuinka suuri osa hänen käyntiensä pareista on yhden ja saman ammattilaisen luona. Se lasketaan jokaiselle vähintään kahdesti käyneelle potilaalle ja keskiarvoistetaan. N on potilaan käynnit, n käynnit yhden ammattilaisen luona. Jos viisi potilasta käy ammattilaisilla (2,1), (4), (1,1,1), (3,1) ja (1), viimeinen jää pois ja tulos on 0,458.
t3-how = T3 on päivien määrä kolmanteen vapaaseen kiireettömään aikaan. Jokaiselta ammattilaiselta otetaan yksi luku, ja yksikön tulos on niiden mediaani. Vain kalenteripäivinä ilmoitetut luvut ovat vertailussa.

## 
search-title = Haku
found-model = Toimintamallit
found-project = Hankkeet
found-indicator = Mittarit
found-promise = Lupaukset
found-assessment = Oma-arvioinnit
found-publication = Asiakirjat
search-none-of-kind = Ei osumia.
search-all-of-kind = Näytä kaikki { $n }
search-first-of-kind = Näet { $n } ensimmäistä. Lisää sanoja, niin muut rajautuvat pois.
search-found =
    { $n ->
        [one] { $n } osuma
       *[other] { $n } osumaa
    }
about-title = Tietoa palvelusta
about-lead = Hankemuisti säilyttää sen, mitä julkisella rahalla kehitettiin, mitä luvattiin ja mitä siitä tuli.
about-what-h = Miten palvelu toimii
about-what-1 = Jokainen kirjaus on tapahtuma, jota ei muuteta eikä poisteta. Korjaus on uusi tapahtuma, ja vanha näkyy sen rinnalla.
about-what-2 = Siksi jokaisen sivun voi näyttää sellaisena kuin se oli valittuna päivänä.
about-names-h = Nimi kolmella kielellä
about-names-1 = Palvelun nimi on suomeksi Hankemuisti, ruotsiksi Projektminnet ja englanniksi Project Memory.
easy-title = Selkokielellä
easy-lead = Tämä sivu kertoo palvelusta helpolla kielellä.
easy-what-h = Mikä tämä palvelu on?
easy-what-1 = Valtio antaa rahaa hankkeille. Hanke on työ, jolla on alku ja loppu.
easy-what-2 = Hanke lupaa tehdä jotakin. Hanke voi luvata esimerkiksi, että lääkärille pääsee nopeammin.
easy-what-3 = Tässä palvelussa näet, mitä hanke lupasi. Näet myös, mitä hanke sai aikaan.
easy-find-h = Miten löydän tietoa?
easy-find-1 = Kirjoita sana hakuun. Sana voi olla esimerkiksi perhekeskus.
easy-find-2 = Paina sitten painiketta Hae. Sivu näyttää hankkeet ja toimintamallit.
easy-help-h = Jos jokin ei toimi
easy-help-1 = Kerro meille. Ohje on sivulla Saavutettavuus.
privacy-title = Tietosuoja
privacy-lead = Palvelu kertoo hankkeista, ei ihmisistä.
privacy-kept-h = Mitä tietoja säilytämme
privacy-kept-1 = Kirjautuneesta säilytämme nimen, sähköpostiosoitteen ja oikeudet. Nimi näkyy vain muille kirjautuneille. Mitä hän seuraa ja mistä hänelle on kerrottu, näkyy vain hänelle itselleen.
privacy-kept-2 = Lukijasta emme säilytä mitään, ellei hän lähetä palautetta: silloin säilyvät viesti ja osoite, jonka hän halutessaan antaa. Emme käytä seurantaa emmekä toisten palvelujen sisältöjä.
privacy-log-h = Tapahtumat ja nimet
privacy-log-1 = Pysyvissä tapahtumissa on vain tunniste. Nimi on erillisessä rekisterissä ja sen voi poistaa; silloin näkyy Poistunut käyttäjä.
privacy-device-h = Mitä jää laitteellesi
privacy-device-1 = Kirjautuneella on yksi välttämätön eväste, joka päättyy uloskirjautumiseen. Teksti, jota palvelu ei ole vielä saanut, jää laitteelle, kunnes se on tallennettu; näet ja poistat sen omalla sivullasi. Lukijan laitteelle ei jää mitään.
privacy-rights-h = Oikeutesi
privacy-rights-1 = Voit pyytää tietosi nähtäväksi, korjattavaksi tai poistettavaksi palvelun ylläpitäjältä.
accessibility-title = Saavutettavuus
accessibility-lead = Jokaisen pitää voida lukea ja käyttää tätä palvelua. Tämä seloste kertoo, miten siinä on onnistuttu.
access-how-h = Miten palvelu täyttää vaatimukset
access-how-1 = Tavoite on WCAG 2.1:n tasot A ja AA. Sivut toimivat näppäimistöllä, ruudunlukijalla, 320 pikselin leveydellä ja ilman skriptejä.
access-how-2 = Väri ei ole koskaan ainoa tapa kertoa asiaa, ja jokaisella vieraskielisellä kohdalla on kielimerkintä.
access-lacks-h = Mikä ei vielä ole saavutettavaa
access-lacks-1 = Osa hankkeiden teksteistä on vain suomeksi. Sivu kertoo siitä. Linkitetyt vanhat asiakirjat eivät aina ole saavutettavia.
access-tell-h = Kerro puutteesta
access-tell-1 = Kerro puutteesta palvelun ylläpitäjälle. Vastaamme 14 päivän kuluessa.
access-tell-2 = Jos vastaus ei riitä, voit kannella valvovalle viranomaiselle.
help-title = Ohjeet
help-lead = Lyhyet ohjeet siihen, mitä täällä useimmin tehdään.
help-contents = Sisältö
help-answer-h = Näin vastaat tavoitteeseen
help-answer-1 = Valitse arvosana, kerro mitä tapahtui ja mitä siitä seurasi, ja osoita mihin tieto perustuu.
help-answer-2 = ”Ei muuttunut” ja ”Ei voi arvioida” ovat vastauksia, kun kerrot syyn. Vanhaa tekstiä ei tarvitse kopioida.
help-coci-h = Näin lasket COCIn ja T3:n
help-coci-1 = COCI lasketaan potilas kerrallaan käynneistä (Σ n² − N) / (N (N − 1)), jossa N on potilaan käynnit ja n käynnit saman ammattilaisen luona, ja tulos on potilaiden keskiarvo. T3 on kolmansien vapaiden aikojen mediaani yksikön ajanvarauskirjoista. Mittarin sivulla on määritelmä, laskukaava ja esimerkki.
help-coci-2 = Potilastietoja ei lähetetä palveluun: vain luku, tapausten määrä ja menetelmä kirjataan.
help-notice-h = Mitä huomio tarkoittaa?
help-notice-1 = Huomio on kysymys, ei tuomio. Se syntyy esimerkiksi, kun teksti on sama kuin viimeksi.
help-notice-2 = Huomio ei estä lähettämistä. Voit vastata siihen, ja vastaus näkyy sen vieressä.
help-asof-h = Miten näen, mitä aiemmin tiedettiin?
help-asof-1 = Valitse päivä sivun alalaidassa. Sivu näyttää silloin sen, mitä oli kirjattu päivän loppuun mennessä.
help-asof-2 = Osoite sisältää päivän, joten linkki näyttää muille saman.
help-cite-h = Miten viittaan malliin?
help-cite-1 = Mallin sivun lopussa on valmis viite. Siinä on aina version numero.
help-cite-2 = Viitteen osoite näyttää saman version myös sen jälkeen, kun uudempi on julkaistu.
open-data-title = Avoin data
open-data-lead = Kaiken, minkä näet sivuilla, saat myös koneluettavana – samalla kyselyllä.
open-ask-h = Kysy GraphQL:llä
open-ask-1 = Tunnuksia ei tarvita. Osoite on
open-try = Kokeile kyselyä
open-examples-h = Esimerkkejä
open-example = Avaa kysely
open-example-reader = Lukijalle: toimintamallit rajauksineen
open-example-manager = Hankepäällikölle: oma-arvioinnit kierroksittain
open-example-funder = Rahoittajalle: ohjelma, kierrokset ja hankkeet
open-terms-h = Ehdot ja rajat
open-terms-1 = Tietoja saa käyttää vapaasti, kun lähde mainitaan.
open-terms-2 = Yksi kysely saa lukea rajallisen määrän tietoa. Liian suuresta kyselystä tulee selkeä vastaus, ei katkosta.
explorer-title = Kysely
explorer-lead = Muokkaa kyselyä ja suorita se. Ilman skriptiä vastaus avautuu omana sivunaan.
explorer-query = Kysely
explorer-variables = Muuttujat (JSON)
explorer-operation = Operaation nimi
explorer-run = Suorita
explorer-answer = Vastaus
signin-title = Kirjaudu
signin-next = Kirjautumisen jälkeen jatkat sivulle { $path }.
signin-address = Sähköpostiosoite
signin-password = Salasana
signin-failed = Kirjautuminen ei onnistunut
signin-refused = Osoite tai salasana ei ole oikein. Tarkista ne ja yritä uudelleen.
signin-too-many = Yrityksiä on ollut liikaa. Odota hetki ja yritä uudelleen.
signin-ended = Istunto päättyi
signin-again = Kirjaudu uudelleen.
signin-other = Yritä uudelleen.
signin-why = Lukemiseen ei tarvita kirjautumista. Tunnukset saat hankkeen päälliköltä tai ohjelman ylläpitäjältä.
desk-nothing = Sinulla ei ole vielä oikeuksia hankkeisiin tai ohjelmiin.
outcome-title = Kirjaa tulos
outcome-what = Mitä lupauksesta tuli?
outcome-year = Vuosi
outcome-month = Kuukausi (1–12, jos tiedossa)
outcome-day = Päivä (jos tiedossa)
outcome-value = Toteutunut määrä
outcome-reason = Miksi se ei toteutunut?
outcome-source = Mistä tämä tiedetään?
outcome-source-hint = Esimerkiksi raportti ja sivu tai kokouksen pöytäkirja.
outcome-save = Tallenna tulos
outcome-has = Tulos on jo kirjattu.

## 
event-programme-launched = Ohjelma alkoi
event-programme-goal-defined = Hyötytavoite määriteltiin
event-programme-goal-reworded = Hyötytavoitteen sanamuoto muuttui
event-programme-scale-set = Arvosana-asteikko asetettiin
event-round-planned = Kierros suunniteltiin
event-round-rescheduled = Kierroksen ajat muuttuivat
event-round-extended = Lisäaikaa myönnettiin
event-round-reminded = Hankkeita muistutettiin
event-round-closed = Kierros suljettiin
event-round-reopened = Kierros avattiin uudelleen
event-project-registered = Hanke kirjattiin
event-project-renamed = Hankkeen nimi muuttui
event-project-described = Hanketta kuvattiin
event-project-operating-time-changed = Hankkeen toiminta-aika muuttui
event-project-host-transferred = Hallinnoija vaihtui
event-project-partner-joined = Toimija liittyi
event-project-partner-left = Toimija jäi pois
event-project-funders-stated = Rahoittajat kirjattiin
event-project-state-changed = Hankkeen tila muuttui
event-project-aliases-stated = Hankkeen muut nimet kirjattiin
event-project-sub-project-started = Osahanke alkoi
event-project-sub-project-revised = Osahanketta tarkennettiin
event-project-sub-project-concluded = Osahanke päättyi
event-project-body-appointed = Toimielin asetettiin
event-project-body-ended = Toimielimen toimikausi päättyi
event-project-member-appointed = Toimielimen jäsen nimettiin
event-project-member-left = Toimielimen jäsen jäi pois
event-project-linked = Yhteys toiseen hankkeeseen kirjattiin
event-project-unlinked = Yhteys toiseen hankkeeseen poistettiin
event-assessment-submitted = Oma-arviointi lähetettiin
event-assessment-amended = Oma-arviointia korjattiin
event-assessment-imported = Oma-arviointi tuotiin vanhasta lähteestä
event-assessment-withdrawn = Oma-arvioinnin lähetys peruttiin
event-assessment-taken-into-review = Oma-arviointi otettiin käsittelyyn
event-assessment-returned = Oma-arviointi palautettiin täydennettäväksi
event-assessment-resent = Oma-arviointi lähetettiin uudelleen
event-assessment-accepted = Oma-arviointi hyväksyttiin
event-assessment-acceptance-undone = Hyväksyntä peruttiin
event-discussion-commented = Oma-arviointia kommentoitiin
event-discussion-comment-settled = Kommentti merkittiin hoidetuksi
event-discussion-notice-explained = Huomioon vastattiin
event-discussion-notice-dismissed = Huomio merkittiin aiheettomaksi
event-indicator-defined = Mittari määriteltiin
event-indicator-method-changed = Mittarin menetelmä muuttui
event-indicator-target-set = Mittarille asetettiin tavoite
event-indicator-target-ended = Mittarin tavoite päättyi
event-series-observation-recorded = Mittaus kirjattiin
event-series-observation-confirmed = Mittaus vahvistettiin
event-series-observation-corrected = Mittausta korjattiin
event-series-observation-withdrawn = Mittaus peruttiin
event-promise-made = Lupaus kirjattiin
event-promise-revised = Lupausta muutettiin
event-promise-outcome-recorded = Lupauksen tulos kirjattiin
event-promise-outcome-corrected = Lupauksen tulosta korjattiin
event-grant-decided = Valtionavustus myönnettiin
event-grant-plan-changed = Avustuksen käyttösuunnitelma muuttui
event-publication-added = Julkaisu lisättiin
event-publication-link-checked = Julkaisun linkki tarkistettiin
event-meeting-recorded = Kokous kirjattiin
event-meeting-corrected = Kokouksen tietoja korjattiin
event-risk-raised = Riski kirjattiin
event-risk-reassessed = Riski arvioitiin uudelleen
event-risk-closed = Riski päätettiin
event-comment-added = Hanketta kommentoitiin
event-comment-withdrawn = Kommentti peruttiin
event-person-entered = Käyttäjä lisättiin
event-person-membership-granted = Käyttöoikeus annettiin
event-person-membership-ended = Käyttöoikeus päättyi
event-person-removed = Käyttäjä poistettiin
event-model-entered = Toimintamalli kirjattiin
event-model-renamed = Toimintamallin nimi muuttui
event-model-classified = Toimintamalli luokiteltiin
event-model-version-published = Toimintamallista julkaistiin versio
event-model-state-changed = Toimintamallin tila muuttui
event-model-evidence-linked = Toimintamalliin liitettiin mittauksia
event-model-evidence-unlinked = Mittausten liitos poistettiin
event-adoption-reported = Käyttöönotto kirjattiin
event-adoption-moved = Käyttöönoton vaihe muuttui
event-adoption-result-stated = Käyttöönoton tulos kirjattiin
event-adoption-corrected = Käyttöönottoa korjattiin
event-adoption-withdrawn = Käyttöönotto peruttiin
event-lineage-linked = Mallin edeltäjä tai jatkaja kirjattiin
event-lineage-unlinked = Mallien yhteys poistettiin

## desk
period-baseline = lähtötilanne { $year }
period-year = vuosi { $year }
due-left =
    { $n ->
        [one] { $n } päivä jäljellä
       *[other] { $n } päivää jäljellä
    }
due-today = tänään
due-over =
    { $n ->
        [one] myöhässä { $n } päivä
       *[other] myöhässä { $n } päivää
    }
as-due = Määräaika
as-done = { $a }/{ $b } kohtaa valmiina
assessment-in-making = Oma-arviointi, { $round }
part-todo = Ei aloitettu
part-doing = Kesken
part-ready = Valmis
part-returned = Palautettu
part-is-copied = Teksti on sama kuin kaudella { $round }. Kohta tulee valmiiksi, kun kerrot omin sanoin, mitä tapahtui, tai valitset, ettei tilanne muuttunut.
part-is-undecided = Tallennettu. Kohdassa on kaksi versiota: valitse niistä ennen lähettämistä.
part-not-returned = Tätä kohtaa ei palautettu, joten sitä ei voi nyt muuttaa.
part-sent = Oma-arviointi on lähetetty, eikä tekstiä voi nyt muuttaa.
part-locked = Kierros ei ota nyt vastaan tekstiä.
part-word-summary = Tiivistelmä
part-word-overall = Kokonaisarvio
save-saved = Tallennettu { $time }
save-nothing = Mitään ei ole vielä tallennettu.
co-two-title = Kaksi versiota
co-two = Tästä kohdasta on kaksi versiota. Molemmat ovat tallessa.
co-stands = Nyt voimassa
co-beside = Rinnalla
co-nothing = Tyhjä
co-evidence = Perustelut
co-keep = Pidä voimassa oleva
co-take = Ota toinen
co-merge = Yhdistä
co-merge-label = Tai muokkaa molemmista yksi teksti
co-elsewhere = Kaksi versiota odottaa valintaa:
field-narrative = mitä tapahtui
field-rating = arvio
field-changed = muuttuiko tilanne
field-unchanged = miksi ei muutosta
field-cannot-assess = miksi ei voi arvioida
field-who-could = kuka voi arvioida
field-evidence = mihin tämä perustuu
field-overall = kokonaisarvio
field-summary = tiivistelmä
as-returned =
    { $n ->
        [one] { $who } palautti { $n } kohdan { $day }. Uusi määräaika { $due }.
       *[other] { $who } palautti { $n } kohtaa { $day }. Uusi määräaika { $due }.
    }
as-q1 = 1. Missä mennään?
as-q2 = 2. Muuttuiko tilanne kaudesta { $round }?
as-q3 = 3. Mitä tapahtui ja mitä siitä seurasi?
as-q4 = 4. Mihin tämä perustuu?
as-scale = Ohjelman oma asteikko: { $name }
as-no-scale = Kerromme sanoin (ohjelmalla ei ole asteikkoa)
as-last-time = viimeksi
as-cannot-why = Miksi ei voi arvioida?
as-cannot-who = Kuka voi arvioida, ja milloin?
as-cannot-who-hint = Esimerkiksi ”THL, kun vuoden 2026 tiedot ovat valmiit”.
as-change = Kyllä, kerron mitä
as-nochange = Ei muuttunut – kerron miksi
as-nochange-why = Miksi tilanne ei muuttunut?
as-nochange-hint = Yksi lause riittää. Edellistä tekstiä ei tarvitse kopioida.
as-tell-fi = Kerro suomeksi
as-tell-sv = Kerro ruotsiksi
as-tell-hint = Muutama lause: mitä tehtiin, missä, ja mitä siitä seurasi.
as-also-sv = Ruotsiksi (vapaaehtoinen)
as-copied = Kopioitu: { $round }. Muokkaa teksti tämän kauden tekstiksi ennen tallentamista.
as-base = Ota edellinen teksti pohjaksi
as-ready = Onko tämä kohta valmis?
as-yes = On
as-later = Jatkan myöhemmin
as-save-on = Tallenna ja jatka
as-save-here = Tallenna
as-asks = Tätä rahoittaja todennäköisesti kysyy
as-asks-hint = Huomiot eivät estä lähettämistä. Vastaus kulkee huomion mukana.
as-prev = Edellinen vastaus
as-prev-whole = Lue koko edellinen oma-arviointi
as-then = Mittarit silloin ({ $day })
as-showdiff = Näytä erot edelliseen
as-first-round = Tämä on hankkeen ensimmäinen oma-arviointi.
as-send = Tarkista ja lähetä
as-send-btn = Lähetä oma-arviointi
as-sent = Oma-arviointi on lähetetty
as-withdraw = Peru lähetys
ev-measure = Liitä mittaus
ev-choose = Valitse mittaus
ev-model = Liitä malli
ev-choose-model = Valitse hankkeen malli
ev-is-model = Malli
ev-label = Liitä asiakirja: sen nimi
ev-url = Asiakirjan osoite
ev-add = Liitä ja tallenna
ev-remove = Poista liite
ev-cont = Jatkuuko työ toisessa hankkeessa?
ev-cont-what = Tieto tulee hankkeen sivulle heti, kun tallennat, ja näkyy sen kaikissa tavoitteissa.
ev-none = Mitään ei ole vielä liitetty.
ev-measurement = Mittaus
corrected-on = korjattu { $day }
err-rating = Valitse arvio tai ”Ei voi arvioida”
err-narrative = Kerro vähintään yhdellä lauseella, mitä tapahtui
err-reason = Kirjoita syy
err-placed = Kirjoita hankkeen nimi
err-swedish = Kirjoita tiivistelmä ruotsiksi
c-title = Käsittelijän kommentit
c-reply = Vastaa
c-fixed = Merkitse korjatuksi
c-settled = korjattu
c-moved = Lause, jota kommentti koski, ei ole enää tekstissä.
c-blanked = Kommentti on poistettu näkyvistä.
notice = Huomio
notice-go = Vastaa huomioon
notice-like = { $round }, { $a }/{ $b } sanaa samoja
notice-said = Vastauksesi:
notice-answer = Vastaa etukäteen
notice-answer-again = Muuta vastausta
notice-answer-label = Mitä haluat rahoittajan tietävän?
notice-answer-send = Tallenna vastaus
## Rahoittajan sivut
nav-portfolio = Salkku
portfolio-parts = Salkun osiot
portfolio-matrix = Matriisi
portfolio-notices = Huomiot
portfolio-changes = Muutokset
portfolio-missing = Puuttuvat
portfolio-promises = Avoimet lupaukset
portfolio-views = Näkymät
portfolio-none = Kierroksia ei ole vielä suunniteltu.
portfolio-none-help = Kun ohjelmalla on kierros, sen hankkeet näkyvät tässä.
portfolio-moment = Hetki
portfolio-now = Nyt
portfolio-refine = Rajaa ja järjestä
portfolio-all = Kaikki
portfolio-area = Alue
portfolio-state = Tila
portfolio-by = Ryhmittely
portfolio-sort = Järjestys
portfolio-show = Näytä soluissa
portfolio-changed = Vain muuttuneet
portfolio-not-open = Kierros aukeaa { $day }.
portfolio-show-round = Näytä { $round }
round-spring = kevät { $year }
round-autumn = syksy { $year }
round-year = vuosi { $year }
round-baseline = lähtötilanne { $year }
moment-opened = Kierros avautui { $day }
moment-due = Määräaika { $day }
moment-closed = Kierros suljettiin { $time }
moment-reopened = Kierros avattiin uudelleen { $time }
moment-returned = Palautettiin { $time }: { $project }
by-none = Ei ryhmitelty
by-region = Alueittain
by-funder = Rahoittajittain
by-theme = Teemoittain
by-unknown = Ei kirjattu
sort-name = Nimen mukaan
sort-state = Puuttuvat ensin
sort-notices = Eniten huomioita ensin
sort-goal = Tavoitteen { $n } arvosana
state-filed = Lähetetty
state-extended = Lisäaika
state-waiting = Odottaa käsittelyä
state-noticed = Huomioita
state-missing-days =
    { $n ->
        [one] Puuttuu { $n } päivän
       *[other] Puuttuu { $n } päivää
    }
state-late-days =
    { $n ->
        [one] Lähetetty myöhässä { $n } pv
       *[other] Lähetetty myöhässä { $n } pv
    }
state-extended-until = Lisäaika { $day } asti
sum-filed = { $n } lähetetty
sum-extended = { $n } lisäajalla
sum-awaited = { $n } odotetaan
sum-missing = { $n } puuttuu
sum-notices =
    { $n ->
        [one] { $n } huomio
       *[other] { $n } huomiota
    }
sum-waiting = { $n } odottaa käsittelyä
sum-review = { $n } käsittelyssä
show-rating = Arvosana
show-change = Muutos
show-notices = Huomiot
show-indicators = Mittarit
skip-table = Siirry taulukon ohi
matrix-caption = Hankkeet ja tavoitteet, { $round }. Tilanne { $day }.
matrix-compared = Verrattu: { $round }.
matrix-some = Näkyvissä { $a }/{ $b } hanketta.
matrix-median = Mediaani (n)
matrix-median-all = Mediaani (n), kaikki hankkeet
matrix-median-group = Ryhmän mediaani (n)
matrix-no-ratings = ei arvosanoja
change-up = parani
change-down = heikkeni
change-same = ennallaan
change-not-comparable = ei vertailukelpoinen
legend-title = Näin luet taulukkoa
legend-same = sama teksti kuin edellisellä kierroksella
legend-notices = avoimia huomioita tekstistä
legend-median = Mediaani on arvosanojen keskimmäinen; n on arvosanojen määrä. ”Ei voi arvioida” ja puuttuva vastaus eivät ole mukana.
cell-nothing = Ei vastausta
cell-all-same = kaikki sama teksti
cell-no-notice = ei huomioita
cell-close = Sulje
cell-evidence = Mihin tämä perustuu
cell-no-evidence = Näyttöä ei ole liitetty.
cell-steps = Hankkeen muut tavoitteet
cell-before = Edellinen tavoite
cell-after = Seuraava tavoite
review-open = Avaa käsittely
review-comments = Kommentit
comment-settled = hoidettu
notice-explained = Hankkeen selitys:
notice-same = Sama teksti: { $round } ({ $a }/{ $b } sanaa)
notice-repeat = Sama teksti toisessa hankkeessa ({ $a }/{ $b } sanaa):
notice-sama = Sama teksti kuin aiemmalla kierroksella
notice-toisto = Sama teksti toisessa hankkeessa
notice-kausi = Teksti puhuu toisesta kaudesta
notice-period =
    { $n ->
        [one] Teksti puhuu vuodesta { $years }, kausi on { $round }
       *[other] Teksti puhuu vuosista { $years }, kausi on { $round }
    }
notice-tyhja = Vain otsikot tai alle 15 sanaa
notice-luku = Väite ilman lukua
notice-jatko = ”Jatkuu muualla” ilman linkkiä
notice-lupaus = Lupaus ilman tulosta
notice-vanha = Ei uusia tietoja 12 kuukauteen
notice-linkki = Linkki ei toimi
drafts-link = Aiemmat luonnokset
drafts-title = Aiemmat luonnokset
drafts-back = Palaa kohtaan
drafts-now = nyt voimassa
drafts-sent = lähetetty
drafts-restore = Palauta tämä luonnos
drafts-none = Kohdasta ei ole luonnoksia.
hub-texts = Tiivistelmä ja kokonaisarvio
hub-sent = Oma-arviointi on lähetetty.
hub-see-sent = Katso lähetys
hub-two =
    { $n ->
        [one] Yhdessä kohdassa on kaksi versiota. Valitse ennen lähettämistä.
       *[other] { $n } kohdassa on kaksi versiota. Valitse ennen lähettämistä.
    }
hub-own-due = oma määräaikasi; kierroksen määräaika on { $day }
hub-continue = Jatka kohtaan { $n }
hub-continue-text = Jatka tiivistelmään
hub-mend = Täydennä kohtaa { $n }
hub-mend-text = Täydennä tiivistelmää
hub-unmended =
    { $n ->
        [one] Yhtä palautettua kohtaa ei ole vielä muutettu.
       *[other] { $n } palautettua kohtaa on vielä muuttamatta.
    }
hub-optional = vapaaehtoinen
hub-copied = sama teksti kuin viimeksi
hub-notices =
    { $n ->
        [one] { $n } huomio
       *[other] { $n } huomiota
    }
hub-measured-last = viimeisin tilanne { $day }
hub-left =
    { $n ->
        [one] { $n } kohta on vielä kesken.
       *[other] { $n } kohtaa on vielä kesken.
    }
hub-all-ready = Kaikki kohdat ovat valmiina.
hub-look = Katso kaikki kohdat yhdellä sivulla
hub-live-changed = Sivu päivittyi klo { $time }.
hub-live-writes = { $name } kirjoittaa nyt: { $part }.
hub-last = Viimeksi
hub-comments =
    { $n ->
        [one] { $n } kommentti käsittelijältä
       *[other] { $n } kommenttia käsittelijältä
    }
text-summary-fi = Tiivistelmä suomeksi
text-summary-sv = Tiivistelmä ruotsiksi
text-summary-en = Tiivistelmä englanniksi
text-overall-fi = Kokonaisarvio suomeksi
text-overall-sv = Kokonaisarvio ruotsiksi
text-hint-summary = Enintään 600 merkkiä.
text-hint-overall = Mitä kaudesta kannattaa muistaa kokonaisuutena.
check-blockers = Nämä puuttuvat ennen lähettämistä
check-goal = Kohta { $n }
check-same-rating = sama kuin viimeksi
check-last-rating = viimeksi { $n }
check-evidence =
    { $n ->
        [one] { $n } peruste
       *[other] { $n } perustetta
    }
check-no-swedish = Ruotsinkielinen tiivistelmä puuttuu. Se ei estä lähettämistä.
check-no-notices = Teksteistä ei noussut huomioita.
check-who-sends = Lähettää voi hankepäällikkö: { $names }. Voit kirjoittaa ja vastata huomioihin.
check-no-sender = Lähettää voi hankepäällikkö. Voit kirjoittaa ja vastata huomioihin.
send-live-sending = Lähetetään…
send-live-unknown = Emme tiedä vielä, menikö lähetys perille. Tarkistamme…
send-live-unticked = Merkitse ensin, että olet tarkistanut tiedot.
check-after = Lähettämisen jälkeen teksti on lukittu. Voit perua lähetyksen, kunnes käsittelijä ottaa sen käsittelyyn.
check-looked = Olen tarkistanut tiedot
action-change = Muuta
sent-title = Lähetys
sent-withdrawn = Lähetys on peruttu
sent-returned = Oma-arviointi palautettiin täydennettäväksi
sent-at = Lähetetty
sent-late =
    { $n ->
        [one] myöhässä { $n } päivän
       *[other] myöhässä { $n } päivää
    }
sent-stands = Tila
sent-receipt = Kuitti
sent-position = Lokin tapahtuma { $n }, tiiviste
sent-version = Versio
sent-next = Mitä seuraavaksi tapahtuu
sent-next-filed = Teksti on nyt julkinen. Käsittelijä ottaa sen käsittelyyn ja joko hyväksyy sen tai palauttaa kohtia täydennettäväksi.
sent-next-review = Käsittelijä lukee tekstiä. Hän joko hyväksyy sen tai palauttaa kohtia täydennettäväksi.
sent-changed = Muuttunut palautuksen jälkeen
sent-read = Lue oma-arviointi sellaisena kuin muut sen näkevät
sent-go-on = Jatka kirjoittamista
withdraw-hint = Voit perua lähetyksen, kunnes käsittelijä ottaa sen käsittelyyn. Teksti palaa muokattavaksi.
withdraw-why = Miksi lähetys perutaan?
withdraw-late = Lähetystä ei voi enää perua, koska käsittelijä on ottanut sen käsittelyyn. Pyydä käsittelijää palauttamaan kohdat, joita haluat muuttaa.
done-part-saved = Tallennettu.
done-part-ready = Edellinen kohta on valmis. Tässä on seuraava.
done-chosen = Valittu. Toinen teksti löytyy aiemmista luonnoksista.
done-restored = Luonnos palautettiin. Se, mikä oli voimassa, löytyy aiemmista luonnoksista.
done-sent = Lähetys meni perille.
done-withdrawn = Lähetys peruttiin. Voit jatkaa kirjoittamista.
desk-urgent = Mitä nyt on tehtävä
desk-open = Kirjoita
desk-comments =
    { $n ->
        [one] { $n } kommentti odottaa vastausta
       *[other] { $n } kommenttia odottaa vastausta
    }
desk-nothing-now = Nyt ei ole avoinna raportointikierrosta, eikä mitään ole palautettu.
desk-next-round = Seuraava kierros, { $round }, aukeaa { $day }.
desk-read-last = Lue viimeisin oma-arviointi ({ $round })
desk-edit-project = Hankkeen tiedot
desk-models = Toimintamallit
in-fi = suomeksi
in-sv = ruotsiksi
date-year = Vuosi
date-month = Kuukausi (1–12)
date-day = Päivä
edit-model-title = Muokkaa toimintamallia
edit-see-public = Katso, miltä malli näyttää muille
edit-model-content = Kuvaus
edit-summary = Tiivistelmä
edit-whofor = Kenelle
edit-whatchanges = Mitä muuttuu
edit-whatitneeds = Mitä tarvitaan
edit-hint-summary = Kaksi tai kolme lausetta, joista ulkopuolinen ymmärtää, mistä on kyse.
edit-hint-whofor = Esimerkiksi ”paljon palveluja käyttävät ikääntyneet”.
edit-hint-whatchanges = Mikä on toisin kuin ennen, asiakkaalle ja työntekijälle.
edit-hint-whatitneeds = Ihmiset, osaaminen, välineet ja sopimukset.
edit-cost-known = Kustannus tiedetään
edit-cost-euros = Euroa
edit-cost-note = Mitä summa kattaa
edit-path-hint = Täytä ne kohdat, joista on kerrottavaa. Tyhjiä ei näytetä.
edit-written = kirjattu
edit-not-written = ei vielä kirjattu
edit-why = Miksi muutit?
edit-why-hint = Yksi lause. Se näkyy versioiden luettelossa.
edit-publish = Julkaise versio { $n }
edit-state = Muuta tila
edit-reason = Syy
edit-reason-hint = Tarvitaan, kun hanke tai malli päättyy, keskeytyy tai ei jatku.
edit-learned = Mitä opittiin?
edit-learned-hint = Tarvitaan, kun malli jää tilaan ”Ei jatkettu”. Siitä on hyötyä muille.
edit-name = Nimi
edit-rename = Tallenna nimi
edit-new-model = Uusi toimintamalli
edit-new-model-hint = Malli näkyy kirjastossa heti nimellään. Kuvauksen julkaiset seuraavaksi.
edit-key = Osoitteen loppu
edit-key-hint = Pieniä kirjaimia, numeroita ja väliviivoja, esimerkiksi tiimimalli-asemilla. Osoite ei muutu.
edit-enter = Lisää malli
edit-project-hint = Jokainen muutos kirjataan, ja aiempi jää näkyviin hankkeen lokiin.
edit-description = Kuvaus
edit-description-hint = Mitä hanke tekee ja keiden kanssa.
edit-aims = Tavoitteet sanoina
edit-aims-hint = Mitä pitäisi olla toisin, kun hanke päättyy.
edit-describe = Tallenna kuvaus
edit-time = Toiminta-aika
edit-begins = Alkaa
edit-ends = Päättyy
edit-set-time = Tallenna toiminta-aika
edit-partners = Toimijat
edit-no-partners = Toimijoita ei ole kirjattu.
edit-end-partner = Merkitse päättyneeksi
edit-join = Lisää toimija
edit-no-role = ei tehtävää
edit-role = Tehtävä
edit-organisation-kind = Millainen organisaatio
edit-add-document = Lisää asiakirja
edit-title = Otsikko
edit-kind = Laji
edit-published = Julkaistu
edit-links = Edeltäjät ja jatko
edit-no-links = Yhteyksiä muihin hankkeisiin ei ole kirjattu.
edit-link = Lisää yhteys
edit-unlink = Poista yhteys
edit-relation = Miten hankkeet liittyvät
edit-link-target = Mihin hankkeeseen
edit-link-known = Hanke on palvelussa
edit-link-placeholder = Lisää paikkamerkki: hanketta ei vielä ole palvelussa
edit-choose-project = Valitse hanke
edit-source = Mistä tieto on
edit-source-hint = Esimerkiksi päätös, pöytäkirja tai oma tieto.
organisation-municipality = kunta
organisation-joint-authority = kuntayhtymä
organisation-wellbeing-county = hyvinvointialue
organisation-ministry = ministeriö
organisation-institute = tutkimuslaitos
organisation-association = järjestö
organisation-company = yritys
organisation-other = muu
done-published = Uusi versio on julkaistu.
done-renamed = Nimi tallennettiin.
done-state-changed = Tila tallennettiin.
done-entered = Malli lisättiin. Julkaise seuraavaksi sen kuvaus.
done-described = Kuvaus tallennettiin.
done-timed = Toiminta-aika tallennettiin.
done-partner-ended = Toimija merkittiin päättyneeksi.
done-partner-joined = Toimija lisättiin.
done-document-added = Asiakirja lisättiin.
done-linked = Yhteys lisättiin.
done-unlinked = Yhteys poistettiin.
live-saved = Tallennettu klo { $time }
live-saving = Tallennetaan…
live-offline = Ei yhteyttä – teksti on tallessa tällä laitteella
live-back = Yhteys palasi. Kaikki on tallennettu.
live-ended = Istunto päättyi. Kirjaudu – tekstisi on tallessa.
live-ended-title = Kirjaudu uudelleen
live-refused = Osaa tekstistä ei tallennettu. Se on tallessa tällä laitteella.
live-failed = Tallennus ei onnistunut. Yritämme uudelleen; teksti on tallessa tällä laitteella.
live-personal = Tekstissä on henkilötunnus. Poista se, niin tallennamme tekstin.
live-address = Sähköpostiosoite
live-password = Salasana
live-sign-in = Kirjaudu
live-not-in = Kirjautuminen ei onnistunut. Tarkista osoite ja salasana.
live-another = Kirjautuneena on nyt { $name }, ja tämä teksti on toisen kirjoittama. Kirjaudu sillä tunnuksella, jolla kirjoitit: teksti odottaa tällä laitteella.
live-other-tab = Voit kirjautua myös toisessa välilehdessä ja palata tähän.
live-unsent = Laitteella on tallentamatonta tekstiä. Odota hetki tai kirjaudu ulos silti.
live-wait = Tallenna ja kirjaudu ulos
live-go = Kirjaudu ulos silti
live-two = Kaksi versiota
live-two-by = Kaksi versiota: { $name } kirjoitti tähän samaan aikaan
live-two-kept = Tästä kohdasta on kaksi versiota. Molemmat ovat tallessa.
live-mine = Pidä minun
live-theirs = Ota toisen
live-merge = Yhdistä
live-merge-label = Yksi teksti molemmista
live-added = lisätty:
live-removed = poistettu:
live-writes = { $name } kirjoittaa kohtaa { $part }.
live-writes-texts = { $name } kirjoittaa tiivistelmää tai kokonaisarviota.
live-writes-here = { $name } kirjoittaa tätä.
live-reads = { $name } on myös täällä (lukee).
live-done = { $a }/{ $b } kohtaa valmiina
live-words =
    { $n ->
        [one] { $n } sana
       *[other] { $n } sanaa
    }
live-differences = Näytä erot edelliseen
live-list = Muutokset luettelona
live-number = Mainitset mittarin ilman lukua
live-attach = Liitä mittaus
live-base = Ota kappale pohjaksi
live-copied = Kopioitu: { $round }. Muokkaa teksti tämän kauden tekstiksi: kopioitua tekstiä ei lasketa vastaukseksi.
live-continue = Lisää hanke, jossa työ jatkuu
live-same = Sama teksti kuin edellisellä kaudella.
live-changed = Muuttunut { $a } sanaa { $b }:sta.
desk-filed = Lähetetyt tällä kaudella
## 
measure-local = Lasketaan tässä selaimessa. Tiedosto ei lähde koneeltasi.
measure-file = Valitse tiedosto
measure-file-hint = CSV- tai tekstitiedosto. Voit myös raahata tiedoston tähän.
measure-paste = Liitä taulukko
measure-columns-coci = Ensimmäinen rivi nimeää sarakkeet: potilas, ammattilainen, käynnit. Lisäksi voi olla yksikkö ja ammattiryhmä.
measure-columns-t3 = Ensimmäinen rivi nimeää sarakkeet: yksikkö, ammattiryhmä, mittauspäivä, kolmas vapaa aika. Aika on päivä tai päivien määrä.
measure-day = Mittauspäivä
measure-day-hint = Tarvitaan vain, jos taulukossa ei ole mittauspäivää.
measure-read = Näin luimme taulukon
measure-rows = Rivejä { $n }, sarakkeita { $columns }, erotin
measure-change = Muuta tulkintaa
measure-separator = Erotin
measure-separator-tab = sarkain
measure-separator-semicolon = puolipiste
measure-separator-comma = pilkku
measure-encoding = Merkistö
measure-column-patient = Potilas
measure-column-professional = Ammattilainen
measure-column-visits = Käynnit
measure-column-place = Yksikkö
measure-column-group = Ammattiryhmä
measure-column-measured = Mittauspäivä
measure-column-third = Kolmas vapaa aika
measure-column-none = ei taulukossa
measure-preview = Taulukon ensimmäiset rivit
measure-faults =
    { $n ->
        [one] { $n } kohta jäi pois
       *[other] { $n } kohtaa jäi pois
    }
measure-faults-left = Muut rivit ovat mukana laskussa.
measure-fault-not-a-number = Rivi { $row }, sarake ”{ $column }”: ”{ $value }” ei ole luku
measure-fault-not-whole = Rivi { $row }, sarake ”{ $column }”: ”{ $value }” ei ole kokonaisluku
measure-fault-ambiguous = Rivi { $row }, sarake ”{ $column }”: tarkoittaako ”{ $value }” tuhansia vai desimaaleja?
measure-fault-negative = Rivi { $row }, sarake ”{ $column }”: ”{ $value }” on pienempi kuin nolla
measure-fault-not-a-day = Rivi { $row }, sarake ”{ $column }”: ”{ $value }” ei ole päivä
measure-fault-empty = Rivi { $row }, sarake ”{ $column }”: tieto puuttuu
measure-fault-before-measured = Rivi { $row }, sarake ”{ $column }”: ”{ $value }” on ennen mittauspäivää
measure-fault-not-a-group = Rivi { $row }, sarake ”{ $column }”: ”{ $value }” ei ole ammattiryhmä, jonka tunnemme
measure-result = Tulos
measure-refused-negative-count = lukua ei voi laskea, koska jokin määrä on pienempi kuin nolla.
measure-refused-outside-range = lukua ei voi laskea, koska käyntejä on enemmän kuin on mahdollista.
measure-refused-nobody-eligible = lukua ei voi laskea, koska kenelläkään ei ole kahta käyntiä.
measure-refused-no-slot-known = lukua ei voi laskea, koska yhtään vapaata aikaa ei tiedetä.
measure-nothing = Taulukosta ei löytynyt laskettavaa. Tarkista sarakkeiden nimet tai muuta tulkintaa.
measure-coci = COCI { $value }
measure-coci-cases = Potilaita { $all }: mukana { $n }, pois { $excluded } (alle kaksi käyntiä).
measure-spread = Jakauma: 0: { $zero }, 0–0,5: { $low }, yli 0,5: { $high }.
measure-t3 = T3 { $value } kalenteripäivää
measure-t3-capped = T3 vähintään { $value } kalenteripäivää
measure-t3-cases = Ammattilaisia { $all }: mukana { $n }, ilman tietoa { $excluded }.
measure-capped =
    { $n ->
        [one] { $n } ajanvarauskirjassa ei voi antaa aikaa suoraan. THL:n ohjeen mukaan se lasketaan 182 päivänä.
       *[other] { $n } ajanvarauskirjassa ei voi antaa aikaa suoraan. THL:n ohjeen mukaan ne lasketaan 182 päivänä.
    }
measure-t3-bound = Mediaanista tiedetään vain, että se on vähintään tämä. Sellaista lukua ei voi kirjata.
measure-use = Käytä tätä lukua
measure-source = Laskettu taulukosta selaimessa, tiedosto { $file }
measure-source-pasted = Laskettu liitetystä taulukosta selaimessa
measure-moved = Luku on lomakkeella. Täydennä muut kohdat ja tarkista.
entry-title = Lisää mittaus
entry-how = Miten annat luvun?
entry-way-compute = Lasketaan taulukosta tässä selaimessa
entry-way-one = Kirjoitan yhden luvun
entry-way-table = Liitän valmiit luvut taulukkona
entry-way-missing = Lukua ei ole, kerron miksi
entry-days = Missä päivissä luku on?
entry-days-calendar = kalenteripäivää
entry-days-working = arkipäivää
entry-days-first = Valitse ensin päivät. Ilman valintaa lukua ei voi tallentaa.
entry-days-kept = Arkipäivinä laskettu luku tallennetaan nimellään. Se ei ole mukana vertailuissa eikä yhteenvedoissa, koska muut luvut ovat kalenteripäiviä.
entry-days-one = Taulukot luetaan kalenteripäivinä. Arkipäivinä lasketut luvut kirjataan yksi kerrallaan:
working-days-alone = ei vertailuissa
entry-table-calculate = Laske luku taulukosta
entry-no-script = Laskeminen tarvitsee selaimen skriptin, eikä se ole nyt käytössä. Voit kirjoittaa valmiin luvun alle.
entry-how-coci = Miten COCI lasketaan?
entry-how-coci-text = Jokaiselle potilaalle lasketaan (Σ n² − N) / (N (N − 1)), jossa n on käynnit yhdellä ammattilaisella ja N kaikki käynnit. Yksikön luku on niiden potilaiden keskiarvo, joilla on vähintään kaksi käyntiä. 1 on kaikki käynnit samalla, 0 jokainen eri ammattilaisella.
entry-how-t3 = Miten T3 lasketaan?
entry-how-t3-text = Jokaisesta ajanvarauskirjasta otetaan päivät mittauspäivästä kolmanteen vapaaseen kiireettömään aikaan. Yksikön luku on näiden mediaani, joka ammattiryhmälle erikseen. 182 tarkoittaa, ettei aikaa voi antaa suoraan. Tyhjä on puuttuva tieto, ei nolla.
entry-what = Mitä aikaa ja paikkaa luku koskee?
entry-from = Ensimmäinen päivä
entry-to = Viimeinen päivä
entry-place = Paikka
entry-place-hint = Esimerkiksi terveysaseman nimi. Sama nimi jatkaa samaa sarjaa.
entry-group = Ammattiryhmä
entry-number = Luku
entry-value-hint = Yksikkö: { $unit }. Desimaalit pilkulla tai pisteellä.
entry-range = Arvo on välillä { $least }–{ $most }. Tarkoititko { $x }?
entry-numerator = Osoittaja: kuinka moni laskettavista
entry-denominator = Nimittäjä: kuinka moni kaikkiaan
entry-step = Asteikon kohta
entry-n = Kuinka monesta tapauksesta luku on (n)?
entry-n-hint = Alle { $least } tapauksen lukua ei julkaista.
entry-excluded = Kuinka moni jäi pois?
entry-capped = Kuinka moni on katossa?
entry-source = Mistä luku on?
entry-source-hint = Esimerkiksi tietojärjestelmän, raportin tai tiedoston nimi.
entry-provisional = Luku voi vielä muuttua (alustava)
entry-missing = Miksi lukua ei ole?
entry-check = Tarkista
entry-checked = Tarkista ennen tallennusta
entry-checked-lead = Mitään ei ole vielä tallennettu.
entry-before = Edellinen
entry-asked = Tästä kysytään
entry-thousands = Kirjoitit { $typed }. Luimme sen luvuksi { $value }. Jos tarkoitit { $whole }, korjaa arvo.
entry-note = Mistä ero johtuu?
entry-note-hint = Vahvista luku tallentamalla, tai kerro syy. Syy näkyy luvun historiassa.
entry-save = Tallenna mittaus
entry-confirm = Vahvista ja tallenna mittaus
entry-edit = Muuta tietoja
entry-table = Taulukko
entry-table-hint = Ensimmäinen rivi nimeää sarakkeet: jakso (2026-1) tai alkaa ja päättyy, arvo, n, pois, paikka, ammattiryhmä. Erottimena sarkain, puolipiste tai pilkku. Tyhjä arvo ei ole nolla.
entry-table-place = Paikka niille riveille, joilla sitä ei ole
entry-table-example = Esimerkki
entry-table-rows = jakso;arvo;n;paikka
entry-table-read = Näin luimme taulukon
entry-table-columns = Luetut sarakkeet: { $list }
entry-table-left = Näitä sarakkeita ei tunnistettu: { $list }
entry-row = Rivi
entry-row-state = Mitä rivistä tulee
entry-row-why = Miksi
row-recorded = Tallennetaan
row-already-recorded = Tallennettu jo aiemmin
row-refused = Ei tallenneta
entry-table-save =
    { $n ->
        [one] Tallenna { $n } rivi
       *[other] Tallenna { $n } riviä
    }
entry-table-none = Taulukossa ei ole uutta tallennettavaa. Korjaa taulukko ja tarkista uudelleen.
measures-title = Hankkeen mittarit
measures-own = Mitatut
measures-others = Muut mittarit
measures-none = Palvelussa ei ole vielä mittareita.
measures-latest = viimeisin
series-empty = Ei mittaustietoa. Lisää ensimmäinen mittaus, niin se näkyy tässä.
series-state = Tila
series-valid = voimassa
series-note = Selitys
series-used = Tätä lukua on käytetty
series-public = Katso julkinen sivu
correct-title = Korjaa luku
correct-now = Nyt kirjattuna
correct-lead = Vanha luku jää näkyviin korvattuna.
correct-why = Miksi luku korjataan?
correct-save = Tallenna korjaus
correct-withdraw = Peru luku
correct-withdraw-lead = Peruttu luku ei ole mukana laskuissa eikä vertailuissa, mutta se jää historiaan.
correct-withdraw-why = Miksi luku perutaan?
correct-confirm = Vahvista alustava luku
correct-gone = Tätä mittausta ei ole.
done-measured = Mittaus on tallennettu.
done-corrected = Korjaus on tallennettu. Vanha luku näkyy korvattuna.
done-number-withdrawn = Luku on peruttu.
done-confirmed = Luku on vahvistettu.
## Hallinta, loki, omat tiedot, tuonti, palaute
nav-admin = Hallinta
nav-log = Loki
account-menu = Oma valikko
admin-parts = Hallinnan osat
choose = Valitse
cancel = Peruuta
save = Tallenna
go-on = Jatka
asof-draft = Luonnos näkyy vain sellaisena kuin se on nyt
asof-draft-why = Luonnoksia ei kirjata lokiin, joten niistä ei ole aiempia tilanteita.
asof-draft-filed = Lue, mitä silloin oli lähetetty
asof-no-editing = Aiempaa tilannetta voi vain lukea. Palaa nykyhetkeen, jos haluat muuttaa jotain.
round-done = Kirjattu.
reason-visible = Perustelu (näkyy hankkeille)
rounds-title = Kierrokset
rounds-of = Kierrokset: { $programme }
rounds-first = Ohjelmalla ei vielä ole kierroksia. Suunnittele ensimmäinen: valitse tunnus, tarkista päivät ja katso esikatselusta, keneltä kysytään mitä.
rounds-no-programme = Palvelussa ei vielä ole ohjelmia.
round-not-yours = Kierroksia avaa ja sulkee ohjelman ylläpitäjä.
round-new = Uusi kierros
round-state = Tila
round-situation = Tilanne
round-situation-hint = Päivä, jonka tilanne kuvataan.
round-opens = Avautuu
round-opens-hint = Ensimmäinen päivä, jona oma-arvioinnin voi lähettää. Kierros avautuu silloin itsestään.
round-due-day = Määräaika
round-due-hint = Viimeinen päivä, jona lähetys on ajoissa.
round-extensions = Lisäajat
round-code = Kierroksen tunnus
round-code-hint = Vuosi ja osa: 2027-1 on kevät (tilanne 30.4.), 2027-2 syksy (tilanne 31.10.), 2027-0 lähtötilanne. Pelkkä vuosi on tuotujen vanhojen arviointien kierros.
round-other-code = Valitse toinen tunnus
round-period = Vastaukset koskevat aikaa { $from }–{ $to }.
round-period-from = Vastaukset koskevat aikaa alkaen
round-period-to = Vastaukset koskevat aikaa päättyen
round-about = Vastausten aika
round-needs = Mitä lähettäminen vaatii
round-needs-ratings = Arvosana jokaisesta tavoitteesta
round-needs-overall = Kokonaisarvio tekstinä
round-needs-swedish = Tiivistelmä ruotsiksi
round-needs-nothing = Muuta ei vaadita.
round-goals = Tavoitteet, joihin vastataan
round-goals-hint = Jos et valitse yhtään, kysytään kaikki.
round-some-projects = Kysy vain joiltakin hankkeilta
round-some-projects-hint = Jos et valitse yhtään, kysytään kaikilta, jotka toimivat kierroksen aikana.
round-preview = Näin tämä näkyy hankkeelle
round-preview-do = Esikatsele
round-preview-why = Esikatselu ei kirjaa mitään. Kierros kirjataan kokonaan tai ei lainkaan.
round-open-do = Avaa kierros
round-preview-opens = Oma-arvioinnin voi lähettää { $day } alkaen.
round-preview-due = Määräaika on { $due }, ja kuvattava tilanne { $state }.
round-preview-asks = Mitä kysytään
round-preview-whom = Kysytään { $n } hankkeelta
round-asks-nobody = Kierros ei kysyisi yhdeltäkään hankkeelta.
round-unmanaged =
    { $n ->
        [one] { $n } hankkeella ei ole hankepäällikköä, joka voisi lähettää.
       *[other] { $n } hankkeella ei ole hankepäällikköä, joka voisi lähettää.
    }
round-closed-on = Suljettu
round-doings = Toiminnot
round-remind = Muistuta
rd-extend = Myönnä lisäaika
rd-close = Sulje kierros
rd-remind =
    { $n ->
        [one] Muistuta { $n } hanketta
       *[other] Muistuta { $n } hanketta
    }
round-days = Muuta päiviä
round-reopen = Avaa uudelleen
round-reopen-hint = Kerro, miksi suljettu kierros avataan.
round-new-due = Uusi määräaika
round-extend-hint = Perustelu näkyy salkussa ja hankkeelle.
round-remind-whom =
    { $n ->
        [one] Muistutus menisi nyt { $n } hankkeelle.
       *[other] Muistutus menisi nyt { $n } hankkeelle.
    }
round-message-fi = Viesti suomeksi
round-message-sv = Viesti ruotsiksi
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
round-remind-how = Muistutus näkyy hankkeen väen ilmoituksissa ja lokissa, ja siitä lähtee sähköposti niille, jotka eivät ole sitä peruneet.
round-close-what = Kun kierros suljetaan, siihen ei enää lähetetä mitään. Hankkeet, jotka eivät ole lähettäneet mitään, kirjataan puuttuviksi, ja loki sinetöidään siihen hetkeen.
round-close-counts = Kysytty { $asked } hankkeelta: { $whole } on lähettänyt kaiken, { $n } kirjataan puuttuvaksi.
round-close-partly =
    { $n ->
        [one] { $n } hankkeelta jää osia kesken; se, mitä se on lähettänyt, jää voimaan.
       *[other] { $n } hankkeelta jää osia kesken; se, mitä ne ovat lähettäneet, jää voimaan.
    }
round-close-on = Sulkemispäivä
round-parts =
    { $n ->
        [one] { $n } osa puuttuu
       *[other] { $n } osaa puuttuu
    }
round-parts-missing = Osia puuttuu
round-missing = Kuka ei ole lähettänyt kaikkea
round-missing-of = Puuttuu { $n } hankkeelta. Kysyttyjä hankkeita on { $asked }.
round-all-filed =
    { $n ->
        [one] Ainoa kysytty hanke on lähettänyt kaiken.
       *[other] Kaikki { $n } hanketta ovat lähettäneet kaiken.
    }
round-not-open-yet = Kierros avautuu { $day }. Ennen sitä mitään ei puutu.
round-no-numbers = Kierroksen tilannetta ei saatu.
round-reminded = Muistutettu
round-not-reminded = ei muistutettu
round-times =
    { $n ->
        [one] { $n } kerran
       *[other] { $n } kertaa
    }
portfolio-save = Tallenna näkymä
download-csv = Lataa CSV
action-cancel = Peruuta
views-title = Tallennetut näkymät
views-name = Näkymän nimi
views-share = Näytä myös muille kirjautuneille
views-mine = Omat näkymät
views-others = Muiden jakamat näkymät
views-saved = Tallennettu
views-shared = jaettu
views-save = Tallenna
views-remove = Poista näkymä
views-none = Näkymiä ei ole vielä tallennettu.
views-none-help = Rajaa salkku niin kuin haluat ja valitse Tallenna näkymä. Osoite muistaa rajaukset, järjestyksen ja hetken.
done-view-saved = Näkymä on tallennettu.
done-view-changed = Näkymä on muutettu.
done-view-removed = Näkymä on poistettu. Linkit sen osoitteeseen toimivat edelleen.
review-title = Käsittely
review-none = Ei käsiteltävää: hanke ei ole lähettänyt oma-arviointia.
review-sent = Lähetetty
review-versions = Versiot
review-corrected = Korjattuna
review-as-filed = Niin kuin lähetettiin
review-as-filed-is = Näet oma-arvioinnin sellaisena kuin se oli, kun kierros suljettiin.
review-corrected-is =
    { $n ->
        [one] Kierroksen sulkemisen jälkeen on tehty { $n } korjaus.
       *[other] Kierroksen sulkemisen jälkeen on tehty { $n } korjausta.
    }
review-not-corrected = Kierroksen sulkemisen jälkeen ei ole tehty korjauksia.
review-waits = Palautettu täydennettäväksi { $day } mennessä:
review-take = Ota käsittelyyn
review-take-is = Sen jälkeen hanke ei voi perua lähetystä, mutta voi kommentoida.
review-asked = kysyttävää
review-changed = muuttunut palautuksen jälkeen
review-comment = Kommentti
review-comment-sentence = Kommentoi lausetta
review-no-comments = Ei kommentteja.
review-say = Lisää kommentti
review-about = Mistä kohdasta
review-whole = Koko vastaus
review-text = Kommentti
review-text-hint = Kommentit näkevät hanke ja rahoittaja.
review-send = Tallenna kommentti
review-settle = Merkitse hoidetuksi
review-moved = Lause on muuttunut tämän jälkeen.
review-blanked = Teksti on poistettu.
review-answers = vastaus kommenttiin { $n }
review-same = Sama teksti: { $round }.
review-decide = Päätös
review-accept = Hyväksy
review-note = Huomautus (ei pakollinen)
review-public = Julkinen.
review-undo = Peru hyväksyntä
review-reason = Syy
review-return = Palauta täydennettäväksi
review-return-parts = Mitkä kohdat hanke saa muuttaa?
review-due = Uusi määräaika
review-message = Mitä pyydetään täydentämään?
review-rights = Oma-arvioinnin ottaa käsittelyyn, palauttaa ja hyväksyy rahoittajan käsittelijä.
review-course = Vaiheet
review-by = { $day } mennessä
review-goal = tavoite { $n }
step-filed = Lähetettiin
step-amended = Korjattiin
step-withdrawn = Hanke perui lähetyksen
step-taken-into-review = Otettiin käsittelyyn
step-returned = Palautettiin
step-resent = Lähetettiin uudelleen
step-accepted = Hyväksyttiin
step-acceptance-undone = Hyväksyntä peruttiin
done-taken = Oma-arviointi on otettu käsittelyyn.
done-commented = Kommentti on tallennettu.
done-settled = Kommentti on merkitty hoidetuksi.
done-accepted = Oma-arviointi on hyväksytty.
done-undone = Hyväksyntä on peruttu.
done-returned = Oma-arviointi on palautettu täydennettäväksi.
notices-lead = Huomio on kysymys, ei tuomio. Hanke näkee samat huomiot samoin sanoin.
notices-code = Mikä huomio
notices-open = Avoimet
notices-explained = Hanke on selittänyt
notices-dismissed = Merkitty aiheettomaksi
notices-checked =
    { $n ->
        [one] Tarkistettiin { $n } teksti.
       *[other] Tarkistettiin { $n } tekstiä.
    }
notices-dismissed-n = Aiheettomaksi on merkitty { $n }.
notices-all-projects = Näytä kaikki hankkeet
notices-none = Ei huomioita tällä rajauksella
notices-unanswered = Ei vastausta
notice-unexplained = Hankkeen selitys: ei annettu
notice-dismissed = Merkitty aiheettomaksi { $time }:
notice-ask = Kysy hankkeelta
notice-compare = Avaa vertailu
notice-dismiss = Merkitse aiheettomaksi
notice-dismiss-is = Syy kirjataan. Huomio palaa, jos teksti muuttuu.
done-dismissed = Huomio on merkitty aiheettomaksi.
notice-how = Miten huomiot tunnistetaan?
how-sama = Vähintään { $percent } % sanoista on samoja samassa järjestyksessä kuin saman tavoitteen aiemmassa tekstissä, ja tekstissä on vähintään { $words } sanaa. Tuotuja vuositekstejä verrataan molempiin suuntiin.
how-toisto = Vähintään { $percent } % sanoista on samoja kuin toisen hankkeen tekstissä, ja tekstissä on vähintään { $words } sanaa.
how-kausi = Teksti nimeää vuosia, eikä yksikään niistä ole kauden vuosi.
how-tyhja = Omaa tekstiä on alle { $words } sanaa, tai teksti on sama kuin tavoitteen nimi.
how-luku = Teksti mainitsee mittarin tai osuuden muutoksen vieressä ilman liitettyä mittausta.
how-jatko = Teksti sanoo työn jatkuvan tai siirtyvän toisaalle, eikä jatkolinkkiä ole.
how-lupaus = Lupauksen aika on ohi, eikä tulosta ole kirjattu.
how-vanha = Hanke on käynnissä, eikä siitä ole kirjattu mitään { $days } päivään.
how-linkki = Linkki on todettu toimimattomaksi kahdesti vähintään { $days } päivän välein.
changes-from = Mistä
changes-to = Mihin
changes-all = Myös hankkeet, joissa mikään ei muuttunut
changes-between = mitä muuttui, { $a } – { $b }
changes-projects = Muutoksia { $a }/{ $b } hankkeessa
changes-lowered =
    { $n ->
        [one] { $n } hanke laski tavoitelukua
       *[other] { $n } hanketta laski tavoitelukua
    }
changes-has-lowered = Hanke on laskenut tavoitelukua.
changes-evidence-added = näyttöä lisätty: { $n }
changes-evidence-removed = näyttöä poistettu: { $n }
changes-confirmed = Ei muutosta (vahvistettu), tavoitteet:
changes-same = Sama teksti, tavoitteet:
changes-silent = Hanke ei ole lähettänyt oma-arviointia.
changes-not-filed =
    { $n ->
        [one] Tältä kierrokselta ei ole vastausta. Edellisellä oli vastaus { $n } tavoitteeseen.
       *[other] Tältä kierrokselta ei ole vastauksia. Edellisellä oli vastaus { $n } tavoitteeseen.
    }
changes-nothing = Ei muutoksia.
changes-none = Missään hankkeessa ei muuttunut mikään.
changes-no-earlier = Ei aiempaa kierrosta, johon verrata.
news-changed = muuttunut
news-began = ensimmäinen vastaus
news-confirmed = ei muutosta (vahvistettu)
news-same = sama teksti
news-fell-silent = ilman uutta vastausta
news-silent = ei vastausta
measured-news-first = ensimmäinen mittaus
measured-news-new = uusi mittaus
measured-news-corrected = korjattu
measured-news-withdrawn = peruttu
measured-news-missing = ei mittaustietoa
measured-news-nothing-new = ei uutta
promise-news-made = luvattu
promise-news-delivered = toteutui
promise-news-dropped = ei toteutunut
promise-news-not-known = ei tiedetä
promise-news-came-due = määräaika tuli eikä tulosta ole kirjattu
promise-news-still-overdue = edelleen ilman kirjattua tulosta
promise-news-reopened = avattu uudelleen
promise-news-lowered = tavoiteluku laski
promise-news-raised = tavoiteluku nousi
promise-news-postponed = määräaika siirtyi myöhemmäksi
promise-news-brought-forward = määräaika aikaistui
missing-title = Puuttuvat ja myöhässä
missing-none = Kaikki on lähetetty
missing-planned = Kierros ei ole vielä auennut.
missing-count = { $a }/{ $b } hanketta ei ole lähettänyt.
missing-caption = Mitä puuttuu, { $round }
missing-choose = Valitse
missing-what = Mitä puuttuu
missing-all = Koko oma-arviointi
missing-due = Määräaika
missing-reminded = Muistutettu
missing-reminders =
    { $n ->
        [one] { $n } kerran
       *[other] { $n } kertaa
    }
round-extended = Lisäaika
round-until = { $day } asti
round-reminders = Muistutukset
round-closings = Sulkemiset
round-closed-by = Suljettu { $day }
round-sealed = sinetöity tapahtumaan #{ $n }
round-closed-missing =
    { $n ->
        [one] { $n } hankkeelta puuttui:
       *[other] { $n } hankkeelta puuttui:
    }
round-reopened-at = Avattu uudelleen
access-title = Käyttöoikeudet
access-where = Missä
access-service = Koko palvelu
access-person = Henkilö
access-role = Rooli
access-days = Voimassa
access-counts = Voimassa
access-invited = Kutsu avaamatta
access-over = Ei voimassa
access-no-name = Nimetön
access-now = Kenellä on käyttöoikeus
access-ended = Päättyneet ja tulevat oikeudet
access-nobody = Kenelläkään ei ole käyttöoikeutta.
access-not-yours = Jäsenet näkyvät niille, joilla on täällä rooli. Oikeuden antaa hankepäällikkö tai ohjelman ylläpitäjä.
access-unmanaged =
    { $n ->
        [one] { $n } hankkeella ei ole hankepäällikköä
       *[other] { $n } hankkeella ei ole hankepäällikköä
    }
access-soon =
    { $n ->
        [one] { $n } oikeus päättyy 30 päivän kuluessa
       *[other] { $n } oikeutta päättyy 30 päivän kuluessa
    }
access-end = Poista oikeus
access-edit = Muuta oikeutta
access-change = Vaihda rooli
access-new-role = Uusi rooli
access-change-what = Uusi rooli alkaa heti ja on voimassa yhtä pitkään kuin nykyinen.
access-by = Antanut { $name }
access-seen = Viimeksi kirjautunut
access-never = Ei vielä
access-end-ask = Oikeus: { $name }
access-end-what = Kirjoitetut tekstit jäävät, eikä mitään poisteta lokista.
access-end-on = Ensimmäinen päivä ilman oikeutta
access-end-hint = Jätä tyhjäksi, jos oikeus päättyy heti.
ac-invite = Kutsu jäsen
ac-gone = Poistunut käyttäjä
invite-wide = Koko ohjelmaan
invite-service = Koko palveluun
invite-project = Yhteen hankkeeseen
invite-name = Nimi
invite-address = Sähköpostiosoite
invite-address-hint = Kutsu lähetetään tähän osoitteeseen. Saat linkin myös itse.
invite-to = Viimeinen päivä
invite-to-hint = Jätä tyhjäksi, jos oikeus on voimassa toistaiseksi.
invite-made = Kutsu on tehty
invite-hand-over = Jos hänellä ei vielä ole salasanaa, kutsu lähetetään sähköpostilla. Voit antaa hänelle myös tämän linkin. Se on voimassa { $day } asti.
invite-once = Linkki näytetään vain tämän kerran.
members-title = Hankkeen jäsenet
members-unmanaged = Hankkeella ei ole hankepäällikköä
members-unmanaged-do = Kutsu hankepäällikkö: vain hän voi lähettää oma-arvioinnin.
invited-title = Kutsu palveluun
invited-welcome = Sinut on kutsuttu Hankemuistiin. Valitse salasana, niin pääset sisään.
invited-reset = Valitse uusi salasana.
invited-until = Linkki on voimassa { $day } asti, ja se toimii yhden kerran.
invited-name-hint = Jätä tyhjäksi, jos kutsun nimi on oikein.
invited-accept = Ota käyttöön
invited-over = Kutsu ei ole enää voimassa: se on vanhentunut tai jo käytetty.
invited-ask = Pyydä uusi kutsu siltä, joka kutsui sinut. Jos sinulla on jo salasana, kirjaudu.
signin-forgot = Unohditko salasanan?
signin-forgot-do = Pyydä ohjelmasi ylläpitäjältä linkki, jolla valitset uuden salasanan.
me-title = Omat tiedot
me-profile = Profiili
me-name = Nimi
me-name-hint = Näkyy niille, joiden kanssa työskentelet. Nimeä ei ole lokissa.
me-density = Tekstin tiheys
density-normal = Normaali
density-compact = Tiivis joka sivulla
me-language = Kieli on sivun osoitteessa: vaihda se sivun ylälaidasta, niin linkki vie aina samankieliselle sivulle.
me-roles = Käyttöoikeudet
me-password = Salasana
me-done-profile = Profiili on tallennettu.
me-done-password = Salasana on vaihdettu. Muut istunnot ja tunnisteet päättyivät.
password-current = Nykyinen salasana
password-new = Uusi salasana
password-hint = 12–200 merkkiä.
password-ends = Vaihto päättää kaikki muut istunnot ja tunnisteet.
password-change = Vaihda salasana
device-title = Tällä laitteella olevat luonnokset
device-what = Tähän jää teksti, jota palvelu ei ole vielä saanut, esimerkiksi kun yhteys katkesi. Oma-arvioinnin teksti tallentuu, kun avaat kohdan. Lomakkeen teksti palaa kenttiin, kun avaat lomakkeen.
device-none = Tällä laitteella ei ole tallentamatonta tekstiä.
device-at = kirjoitettu { $time }
device-forget = Poista tältä laitteelta
keep-resumed = Jatkat siitä, mihin jäit { $time }.
keep-discard = Hylkää
keep-beside = Kenttä on muuttunut sen jälkeen, kun kirjoitit { $time }. Oma tekstisi on tallessa tässä.
keep-own = Oma tekstisi
keep-copy = Kopioi
keep-copied = Teksti on kopioitu.
keep-unsent = Tällä laitteella on tekstiä, jota et ole lähettänyt. Se odottaa sinua, kun kirjaudut uudelleen.
keep-stay = Jatka kirjoittamista
keep-leave = Kirjaudu ulos, säilytä teksti
keep-remove = Poista teksti ja kirjaudu ulos
me-data = Tietoni tiedostona
me-data-what = Nimesi ja osoitteesi, oikeutesi, istunnot, tunnisteet, seuratut, omat tallennetut näkymät ja sata uusinta ilmoitusta. Kirjoittamasi tekstit ovat hankkeiden sivuilla ja luonnoksissa.
me-data-get = Lataa tietoni (JSON)
me-sessions = Istunnot
session-this = Tämä selain
session-began = Alkoi
session-used = käytetty viimeksi
session-ends = päättyy viimeistään
session-end = Päätä istunto
session-none = Istuntoja ei ole.
me-tokens = Ohjelmien tunnisteet
token-what = Tunnisteella oma ohjelmasi pääsee palveluun oikeuksillasi.
token-new = Uusi tunniste
token-name = Tunnisteen nimi
token-name-hint = Esimerkiksi ohjelma, joka sitä käyttää.
token-scope = Mihin tunniste käy
scope-read = Vain lukemiseen
scope-write = Lukemiseen ja kirjaamiseen
token-until = viimeinen päivä
token-until-hint = Enintään vuosi eteenpäin.
token-last = Viimeinen päivä
token-create = Luo tunniste
token-made = Tunniste on luotu
token-made-on = Luotu
token-once = Kopioi tunniste nyt: se näytetään vain tämän kerran.
token-revoke = Poista tunniste
token-none = Tunnisteita ei ole.
news-title = Ilmoitukset
news-unseen =
    { $n ->
        [one] { $n } uusi ilmoitus
       *[other] { $n } uutta ilmoitusta
    }
news-needs = Mikä odottaa sinua
news-needs-nothing = Mikään ei odota sinua juuri nyt.
news-returned = Oma-arviointi { $round } on palautettu täydennettäväksi
news-to-file = Oma-arviointi { $round } on lähettämättä
news-mark = Merkitse luetuiksi
news-all-seen = Ei uusia ilmoituksia.
news-none = Ei ilmoituksia.
news-what = Kerromme siitä, mikä koskee työtäsi ja mitä seuraat. Asetuksissa valitset, mistä kerrotaan ja tuleeko siitä sähköpostia.
log-lead = Jokainen kirjaus uusimmasta alkaen. Mitään ei muuteta eikä poisteta jälkikäteen.
log-events = Tapahtumat
log-integrity = Eheys
count-events =
    { $n ->
        [one] { $n } tapahtuma
       *[other] { $n } tapahtumaa
    }
log-filter = Rajaa tapahtumia
log-any = Kaikki
log-about = Mistä
log-from = Kirjattu alkaen
log-to = Kirjattu viimeistään
log-true-on = tilanne { $day }
log-none = Ei tapahtumia tällä rajauksella.
log-look = Näytä sisältö
log-of = Kaikki saman kohteen tapahtumat
log-number = Numero
log-who = Kuka
log-signs = merkit { $from }–{ $to }
log-before = Ennen
log-after = Tämän jälkeen
log-this = tämä tapahtuma
log-content = Sisältö
log-technical = Tekniset tiedot
log-type = Tapahtuman tyyppi
log-commit = Kirjaus, johon se kuuluu
log-history = Monesko kohteen historiassa
log-subject = Kohteen tunniste
log-verify-now = Tarkista eheys nyt
log-ok =
    { $n ->
        [one] Ehjä: { $n } tapahtuma
       *[other] Ehjä: { $n } tapahtumaa
    }
log-bad = Poikkeama kohdassa #{ $n }
integrity-lead = Jokaisella tapahtumalla on tiiviste, joka riippuu kaikista aiemmista. Tarkistus laskee ne kaikki uudelleen.
integrity-last-hash = Viimeinen tiiviste
integrity-bad = Tapahtuman sisältö ei ole enää se, joka kirjattiin. Älä luota sen jälkeiseen tietoon ennen kuin syy on selvitetty, ja kerro heti palvelun ylläpitäjälle.
integrity-goes-on = Tarkistus jatkuu taustalla.
integrity-progress = Tarkistettu { $checked }/{ $of } tapahtumaa.
integrity-look = Katso, miten se etenee
integrity-last = Viimeksi tarkistettu
integrity-never = ei sen jälkeen, kun palvelin käynnistyi
integrity-length = Lokin pituus
integrity-newest = uusin
integrity-head = Lokin pää
integrity-self = Tarkista itse
integrity-self-1 = Kopioi lokin pää talteen. Jos loki myöhemmin katkaistaan tai kirjoitetaan uudelleen, sama pää ei enää löydy siitä.
integrity-self-2 = Palvelimen hoitaja tarkistaa talteen otetun pään näin:
integrity-self-3 = Saman voi kysyä rajapinnasta: verifyLog(expect: "…") kertoo, onko pää yhä lokissa.
integrity-take = Ota loki mukaan
integrity-take-1 = Loki on rivejä: yksi tapahtuma rivillä, sisältö ja tiivisteet mukana (CloudEvents, JSON). Kuka tahansa, jolle tiedosto annetaan, tarkistaa sen ilman tätä palvelua.
integrity-take-link = Lataa loki, { $n ->
        [one] { $n } tapahtuma
       *[other] { $n } tapahtumaa
    }
integrity-take-who = Lokin lataa kirjautunut tarkastaja tai ylläpitäjä. Siinä on kirjaajien tunnisteet, joita muille ei näytetä.
integrity-take-2 = Tuo tiedosto tyhjään tietokantaan. Tuonti laskee joka tiivisteen uudelleen ja pysähtyy ensimmäiseen riviin, joka ei täsmää:
integrity-take-3 = Vertaa lokin päätä siihen, joka tällä sivulla on tai jonka olet ottanut talteen:
integrity-take-4 = Jos viimeinen tiiviste on sama, tiedostossa on sama loki, josta mitään ei ole poistettu eikä muutettu.
links-title = Linkit
links-lead = Hankkeiden julkaisemat linkit ja milloin niiden viimeksi nähtiin toimivan.
links-of = Linkit: { $project }
links-all-work =
    { $n ->
        [one] Kaikki linkit toimivat tai ovat tarkistamatta ({ $n }).
       *[other] Kaikki linkit toimivat tai ovat tarkistamatta ({ $n }).
    }
links-none = Tällaisia linkkejä ei ole.
links-who-checks = Palvelu ei itse avaa linkkejä. Ihminen kokeilee linkin ja kirjaa, mitä näki.
link-works = Toimii
link-broken = Ei toimi
link-unknown = Ei tarkistettu
link-all = Kaikki
link-where = Julkaisu
link-address = Osoite
link-last = Toimi viimeksi
link-never = ei nähty toimivan
link-added = Lisätty
link-copy = Tallennettu kopio
link-mend = Tarkista tai korvaa
link-check = Kirjaa, toimiiko linkki
link-check-how = Avaa linkki ja katso, onko julkaisu siellä.
link-on = Kokeilun päivä
link-archive = Kopion osoite
link-archive-hint = Jos julkaisusta on kopio muualla, merkitse se tähän.
link-check-save = Kirjaa
link-replace = Korvaa linkki
link-new = Uusi osoite
link-new-hint = Vanha osoite jää lokiin.
import-title = Tuonti
import-lead = Tuo vanha verkkosivu tai asiakirja hankkeen tiedoiksi.
import-step-1 = Valitse hanke ja liitä teksti.
import-step-2 = Palvelu jakaa tekstin osiin ja ehdottaa, mitä kukin on. Sinä päätät, mitä pidetään.
import-step-3 = Vasta vahvistus kirjaa. Jokainen kirjaus muistaa lähteensä.
import-other-project = Valitse toinen hanke
import-text = Teksti
import-text-hint = Enintään 200 000 merkkiä. Tekstiä ei tallenneta palveluun.
import-location = Mistä teksti on
import-location-hint = Verkko-osoite tai asiakirjan nimi.
import-date = Lähteen päiväys
import-language = Tekstin kieli
import-round = Mistä kierroksesta teksti kertoo
import-round-hint = Tarvitaan vain, jos pidät tekstiä oma-arviointina.
import-no-round = ei mistään kierroksesta
import-preview = Katso ehdotukset
import-read-again = Lue teksti uudelleen
import-read = Luettiin { $n } merkkiä, { $blocks } osaa.
import-nothing-yet = Mitään ei ole vielä kirjattu.
import-blocks = Osat
import-as = Osa { $n } pidetään näin
import-drop = Jätä pois
import-proposal = Ehdotus
import-description = Hankkeen kuvaus
import-aim = Hankkeen tavoite
import-overall = Oma-arvioinnin { $round } yleisteksti
import-goal = Oma-arviointi { $round }, tavoite { $goal }
import-twice = Esiintyy kahdesti: sama kuin osa { $n }
import-already = Sama teksti on jo kirjattu
import-personal = Henkilötieto – vaihda rooliin
import-personal-what = Henkilötietoa ei kirjata. Muokkaa tekstiä ja lue se uudelleen, jos haluat pitää muun.
import-unknown-round = Ohjelmassa ei ole kierrosta { $round }
import-keep-anyway = Pidä silti
import-claims =
    { $n ->
        [one] { $n } väite ilman lukua
       *[other] { $n } väitettä ilman lukua
    }
import-claims-what = Tekstissä kerrotaan muutoksesta ilman lukua, jonka voisi tarkistaa.
import-text-again = Koko teksti
import-do = Tuo valitut osat
import-recorded =
    { $n ->
        [one] { $n } kohta kirjattiin
       *[other] { $n } kohtaa kirjattiin
    }
import-nothing-new = Mitään uutta ei kirjattu: samat kohdat on tuotu ennenkin.
import-undo = Väärin tuotu korjataan uudella kirjauksella. Lokista ei poisteta mitään.
import-see-log = Katso hankkeen loki
block-basic-fact = Perustieto
block-goal = Tavoite
block-narrative = Oma-arvioinnin teksti
block-model = Toimintamalli
block-target = Määrällinen tavoite
block-promise = Lupaus
block-claim = Väite
block-partner = Kumppani
block-publication = Julkaisu
block-contact = Yhteystieto
block-heading = Otsikko
block-noise = Ei liity asiaan
block-unknown = Tunnistamaton
fact-name = nimi
fact-description = kuvaus
fact-operating-time = toiminta-aika
fact-funder = rahoittaja
fact-page-date = sivun päiväys
personal-name = nimi
personal-mail-address = sähköpostiosoite
personal-telephone-number = puhelinnumero
personal-identity-code = henkilötunnus
feedback-title = Palautteet
feedback-lead = Palvelusta lähetetyt viestit. Saavutettavuuspalautteeseen vastataan 14 päivän kuluessa.
feedback-none = Palautteita ei ole.
feedback-open = Vastaamatta
feedback-settled = Vastattu
feedback-settle = Merkitse vastatuksi
feedback-answer-to = Vastaus osoitteeseen
feedback-no-address = Vastausta ei pyydetty.
feedback-about = sivu
feedback-form = Lähetä palautetta
feedback-message = Viesti
feedback-message-hint = Kerro, mikä ei toimi ja millä laitteella. Älä kirjoita henkilötunnuksia.
feedback-address = Sähköpostiosoite, jos haluat vastauksen
feedback-address-hint = Osoitetta käytetään vain vastaamiseen.
feedback-page = Sivu, jota palaute koskee
feedback-page-hint = Osoitteen loppu, esimerkiksi /kirjasto.
feedback-send = Lähetä
feedback-sent = Kiitos, viesti on perillä. Vastaamme 14 päivän kuluessa.
event-publication-link-replaced = Julkaisun linkki korvattiin
event-source-text-taken = Vanha teksti otettiin lähteeksi
missing-not-reminded = ei vielä
missing-part-overall = Kokonaisarvio
missing-part-swedish-summary = Tiivistelmä ruotsiksi
missing-part-answer = Vastaus
missing-part-text = Teksti otsikon alla
missing-part-rating = Arvosana
missing-part-returned = Palautettu kohta
remind-chosen = Muistuta valittuja
remind-all = Muistuta { $n } hanketta
remind-title = Muistutus { $n } hankkeelle
remind-fi = Viesti suomeksi
remind-sv = Viesti ruotsiksi
remind-text-fi = Hankkeenne oma-arviointi (kierros { $round }) puuttuu vielä. Määräaika on { $day }. Jos tarvitsette lisäaikaa, kertokaa syy.
remind-text-sv = Ert projekts självutvärdering (omgång { $round }) saknas ännu. Tidsfristen är { $day }. Om ni behöver tilläggstid, berätta varför.
remind-send = Lähetä muistutus { $n } hankkeelle
extend-title = Myönnä lisäaika
done-reminded = Muistutus on kirjattu.
done-extended = Lisäaika on myönnetty.
promises-answered = Kaikkiin lupauksiin on vastattu
promises-open = Avoimet
promises-unknown =
    { $n ->
        [one] { $n } lupauksen tulosta ei tiedetä
       *[other] { $n } lupauksen tulosta ei tiedetä
    }
promises-overdue = Määräaika on ohi
promises-count =
    { $n ->
        [one] { $n } avoin lupaus, vanhin ensin
       *[other] { $n } avointa lupausta, vanhin ensin
    }
promises-what = Lupaus
promises-no-due = ei aikaa
promises-years = { $n } v sitten
promises-days = { $n } pv sitten
promises-source = Lähde
promises-do = Tulos
movement-title = Mittareiden muutos
movement-indicator = Mittari
movement-profession = Ammattiryhmä
movement-none = Ohjelmassa ei ole kirjattu mittauksia.
movement-scale = Sama asteikko kaikissa kuvissa: 0–{ $top }, { $from }–{ $to }.
movement-goal = Katkoviiva: { $name }, { $value }.
movement-as = Esitystapa
movement-picture = Kuva
movement-table = Taulukko
movement-show-table = Näytä taulukkona
movement-first-value = Ensimmäinen
movement-latest = Viimeisin
movement-change = Erotus
movement-how = Näin luet: paksu viiva on oma mittaussarja, harmaat viivat muut. Kolmio: vähintään näin paljon. K: luku on korjattu. Katkos: mittaus puuttuu. Pystyviiva: menetelmä muuttui.
movement-said = { $a } → { $b }, { $moved }
movement-break = Menetelmä muuttui.
sort-change = Eniten parantuneet ensin
sort-level = Paras taso ensin
absence-not-measured = ei mittausta
absence-only-working-days = vain arkipäivinä
absence-claim-without-number = väite, ei lukua
csv-change = Muutos, tavoite { $n }
csv-as-of = Tiedot haettu
csv-note = Huomautus
movement-single = vain yksi mittaus
notice-last = viimeksi
changes-answers = Vastaukset:
changes-words = { $a }/{ $b } sanaa muuttui
changes-show-words = Näytä muuttuneet sanat
changes-hide-words = Piilota muuttuneet sanat
legend-unrated = vastaus ilman arvosanaa

## Mittaussarja ajassa
chart-moved-improved = parani { $by } edellisestä ({ $before }, { $day })
chart-moved-worsened = heikkeni { $by } edellisestä ({ $before }, { $day })
chart-moved-unchanged = ennallaan edellisestä ({ $before }, { $day })
chart-moved-not-comparable = ei vertailukelpoinen edellisen kanssa ({ $before }, { $day })
chart-target = tavoite { $value }
chart-baseline = Pisteviiva: lähtötaso { $value } ({ $day }).
chart-gap = Katkos: mittaus puuttuu tai menetelmä muuttui.
chart-capped = Kolmio: vähintään näin paljon.
chart-corrected = K: luku on korjattu.
chart-dashed = Katkoviiva: tavoite.
chart-near = Asteikko ei ala nollasta.
chart-to-near = Näytä lähempää
chart-whole = Näytä koko asteikko
forecast = ennuste
csv-from = Jakso alkaa

# Viittaaminen, vieminen ja vertaaminen
cite-lead = Viittaus nimeää version, päivän ja pysyvän osoitteen. Sama osoite näyttää tämän version myös silloin, kun mallista on uudempi.
cite-download = Lataa { $form }
model-newest-version = Lue uusin versio { $n }, { $day }
similar-title = Samanlaisia malleja
similar-words = Yhteisiä sanoja:
similar-groups = Sama kohderyhmä: { $list }.
similar-themes = Sama teema: { $list }.
similar-before = Onko samanlaista jo tehty?
similar-ask = Mistä mallissa on kyse?
similar-hint = Kirjoita pari lausetta. Katsomme kirjastosta mallit, jotka muistuttavat sitä.
similar-go = Etsi samanlaisia
similar-found = Katso ensin, voisiko jokin näistä riittää tai olla pohjana.
similar-none = Kirjastossa ei ole samanlaista mallia.
similar-look = Kerro ensin, mistä mallissa on kyse. Sen jälkeen voit kirjata sen.
similar-who = Uuden mallin kirjaa hankepäällikkö. Pyydä häntä, jos hankkeelta puuttuu malli: { $projects }.
similar-project = Näissä malleissa on samaa kuin hankkeenne tavoitteissa. Katsokaa ne ennen kuin haette rahaa tai kirjoitatte oman mallin.
similar-project-none = Kirjastossa ei ole malleja, jotka muistuttavat hankkeen tavoitteita.
compare-rows =
    { $n ->
        [one] 1 rivi
       *[other] { $n } riviä
    }
compare-not = Ei vertailukelpoinen: { $reason }
compare-one = Valitse toinen malli, niin näet sen mallin { $model } vieressä.
obstacle-definition = eri määritelmä
obstacle-group = eri ammattiryhmä
obstacle-days = eripituiset jaksot
adoption-years = Ajankohta
adoption-now = Nyt
adoption-count =
    { $n ->
        [one] 1 kohta, tilanne { $day }
       *[other] { $n } kohtaa, tilanne { $day }
    }
adoption-list = Luettelo
adoption-result = Tulos:
adoption-no-result = Ei kirjattua tulosta.
adoption-how = Hankkeen kirjoittaja voi kirjata käyttöönoton mallin sivulta.
adoption-line-came = malli mallista
adoption-line-adopted = otettu käyttöön
adoption-line-adapted = sovellettu
adoption-line-planned = suunniteltu
adoption-everywhere = Kaikki alueet
adoption-walk = Kuva leviämisestä. Kulje nuolinäppäimillä viivoja pitkin, avaa Enterillä.
adoption-map = Alueittain
adoption-map-how = Hyvinvointialueet suunnilleen paikoillaan ja montako yllä olevan luettelon kohtaa kullakin on. Kunnat on luettu alueisiin, joilla ne ovat nyt.
adoption-map-whole =
    { $n ->
        [one] Koko maata koskee 1 kohta.
       *[other] Koko maata koskee { $n } kohtaa.
    }
adoption-map-untold =
    { $n ->
        [one] Yhden aluetta ei tiedetä.
       *[other] Alue ei ole tiedossa { $n } kohdasta.
    }
lineage-undated = Ajankohta ei ole tiedossa
lineage-of = mallista
lineage-begins = Ketju alkaa tästä
adopt-title = Otamme käyttöön
adopt-lead = Kerro, missä malli otetaan käyttöön. Tuloksen voit kirjata myöhemmin.
adopt-new = Uusi käyttöönotto
adopt-who = Mikä organisaatio
adopt-where = Missä
adopt-where-hint = Esimerkiksi terveysasema tai alue. Voit jättää tyhjäksi.
adopt-how = Miten
adopt-note = Mitä sovellettiin tai miksi käyttö päättyi
adopt-note-hint = Tarvitaan, kun mallia sovelletaan tai sen käyttö päättyy.
adopt-since = Mistä alkaen
adopt-result = Tulos
adopt-what-came = Mitä siitä tuli
adopt-what-came-hint = Mikä muuttui, ja mistä sen tiedätte.
adopt-evidence = Mittaukset tuloksen takana
adopt-evidence-hint = Valitse sarjat, joissa tulos näkyy. Mallin sivulla luku näytetään vain, kun se on vertailukelpoinen mallin oman mittauksen kanssa.
adoption-not-beside = mallilla ei ole omaa mittausta tällä mittarilla
adopt-state-result = Tallenna tulos
adopt-move = Tilanne muuttui
adopt-move-go = Tallenna tilanne
adopt-nobody = Käyttöönoton kirjaa hankkeen kirjoittaja tai hankepäällikkö. Sinulla ei ole sellaista hanketta.
done-adopted = Käyttöönotto on kirjattu.
done-use-moved = Käyttöönoton tilanne on kirjattu.
done-result-stated = Tulos on kirjattu.
done-asked = Kiitos, kysymys on perillä.
carry = Ota luettelo mukaan:
search-carry = Ota osumat mukaan, enintään sata kustakin ryhmästä:
carry-feed = Atom-syöte
download-json = Lataa JSON
library-odd = Osoitteessa on rajaus, jota palvelu ei tunne.
feed-title = Toimintamallien uudet versiot
feed-entry = { $model }, versio { $n }
open-files-h = Lataa luettelot
open-files-1 = Jokainen luettelo on ladattavissa myös rajattuna. Linkki on luettelon lopussa.
open-dcat = Aineistojen kuvaus (DCAT-AP)
open-schema = GraphQL-skeema
open-licence = Creative Commons Nimeä 4.0 (CC BY 4.0)
csv-name = Nimi
csv-key = Tunnus
csv-group = Ryhmä
csv-since = Tila alkaen
csv-version = Versio
csv-measured = Mittauksia
csv-claimed = Väitteitä ilman lukua
csv-in-use = Käytössä nyt
csv-use-ended = Käyttö päättynyt
csv-use-planned = Käyttöönotto suunniteltu
csv-address = Osoite
csv-unit = Yksikkö
csv-direction = Suunta
facet-show =
    { $n ->
        [one] Näytä 1 malli
       *[other] Näytä { $n } mallia
    }
who-said = Kuka sanoi tämän?
who-before = Lue versio { $n }, jossa tämä sanottiin toisin
who-first = Sanottu ensimmäisestä versiosta alkaen
who-unknown = Rooli ei ole tiedossa
model-adopt = Otamme tämän käyttöön

# Seuraaminen, ilmoitukset ja niiden sähköposti
follow = Seuraa
unfollow = Lopeta seuraaminen
follow-search = Seuraa tätä hakua
unfollow-search = Lopeta haun seuraaminen
view-subscribe = Tilaa
view-unsubscribe = Peru tilaus
done-followed = Seuraat tätä nyt. Kerromme muutoksista ilmoituksissa.
done-unfollowed = Et seuraa tätä enää.
done-told-read = Merkitty luetuksi.
done-choices-saved = Valinnat on tallennettu.
done-mail-ended = Sähköposti on peruttu. Ilmoitukset näkyvät edelleen palvelussa.
follows-title = Mitä seuraan
follows-none = Et seuraa vielä mitään. Seuraa-painike on mallin, hankkeen ja haun sivulla.
follows-since = Seurattu { $day } alkaen
follow-gone = Tätä ei enää ole
follow-kind-model = Toimintamalli
follow-kind-project = Hanke
follow-kind-search = Haku
follow-kind-view = Näkymä
follow-words = ”{ $q }”
follow-all = Kaikki toimintamallit
told-unread = Lukematta
told-earlier = Luetut
told-read-one = Merkitse luetuksi
told-settings = Ilmoitusten asetukset
told-round-opened = Oma-arviointi avautuu
told-due-soon = Määräaika lähestyy
told-overdue = Määräaika on ohi eikä arviointia ole lähetetty
told-reminded = Rahoittaja muistuttaa
told-rescheduled = Määräaika muuttuu
told-round-closed = Kierros suljetaan
told-returned = Oma-arviointi palautetaan täydennettäväksi
told-reviewed = Oma-arvioinnin käsittely etenee
told-commented = Uusi kommentti
told-filed = Käsittelemäni hanke lähettää oma-arvioinnin
told-model-used = Joku ottaa hankkeeni mallin käyttöön
told-role-given = Saan roolin
told-followed-model = Seuraamani malli muuttuu
told-followed-project = Seuraamani hanke muuttuu
told-followed-search = Seuraamassani haussa on uutta
told-followed-view = Seuraamani näkymä muuttuu
mailing-never = Ei sähköpostia
mailing-at-once = Heti
mailing-summary = Koosteessa
rhythm-daily = Joka päivä
rhythm-weekly = Maanantaisin
choices-lead = Valitse, mistä kerromme sinulle ja miten.
choices-address = Sähköposti lähetetään osoitteeseen { $address }.
choices-kind = Mistä kerrotaan
choices-service = Palvelussa
choices-mail = Sähköpostilla
choices-yes = Kyllä
choices-language = Sähköpostin kieli
choices-rhythm = Koosteet
choices-rhythm-hint = Kooste lähetetään aamulla kello 7, jos kerrottavaa on.
end-mail-title = Peru sähköposti
end-mail-over = Linkki ei enää toimi: se on vanhentunut tai vajaa. Voit muuttaa ilmoituksiasi kirjautumalla.
end-mail-one = Tämä linkki lopettaa sähköpostin aiheesta: { $kind }.
end-mail-all = Tämä linkki lopettaa kaiken ilmoitusten sähköpostin.
end-mail-stays = Ilmoitukset näkyvät edelleen palvelussa.
end-mail-only = Lopeta vain tämä
end-mail-everything = Lopeta kaikki

# Small groups, genders, targets, sign-ins, and the form of imports.
gender-all = kaikki
gender-women = naiset
gender-men = miehet
entry-gender = Sukupuoli
obstacle-gender = eri sukupuoli
target-news-set = tavoite asetettiin
target-news-ended = tavoite päättyi
target-news-lowered = tavoitetta laskettiin
target-news-raised = tavoitetta nostettiin
target-news-changed = tavoite vaihtui toiseen
changes-targets = Mittarien tavoitteet
changes-no-target = ei tavoitetta
changes-targets-in = mitattu { $n } hankkeessa
missing-signed-in = Kirjauduttu viimeksi
missing-never-signed-in = ei kertaakaan
disclosure-h = Pienten ryhmien raja
disclosure-least = Lukua ei julkaista, jos sen takana on vähemmän kuin { $n } tapausta. Mittari voi vaatia enemmän, ei vähempää.
disclosure-none = Koko palvelulla ei ole rajaa: kukin mittari kertoo omansa.
disclosure-since = { $day } alkaen
disclosure-change = Muuta rajaa
disclosure-field = Pienin määrä tapauksia
disclosure-hint = 2–1 000. Tyhjä poistaa rajan, ja mittarien omat rajat jäävät. Raja koskee myös aiemmin kirjattuja lukuja.
disclosure-set = Aseta raja
disclosure-done = Raja on asetettu.
disclosure-from = luku julkaistaan, kun tapauksia on vähintään { $n }
disclosure-all = kaikki luvut julkaistaan
target-people = yhteensä { $n }
target-covered = kattaa { $n }
open-form = Tuotavan JSON-tiedoston muoto (JSON Schema)
programme-regions = Hankkeet alueittain
programme-themes = Hankkeet teemoittain
programme-not-told = Ei kerrottu
noun-disclosure = Pienten ryhmien raja
event-disclosure-limit-set = Pienten ryhmien raja asetettiin
# The portfolio as a workbook
sheet-summary = Yhteenveto
sheet-texts = Tekstit
sheet-about = Tietoja
sheet-projects = Hankkeita
sheet-shown = Hankkeita tässä tiedostossa
sheet-median = Mediaani
sheet-late = Myöhässä, päivää
sheet-text = Teksti
sheet-language = Kieli
sheet-words = Sanoja
sheet-notice = Huomio
sheet-found = Mistä
sheet-explained = Hankkeen selitys
sheet-dismissed = Merkitty aiheettomaksi
sheet-dismissed-why = Syy
sheet-last = Viimeisen tapahtuman numero
download-xlsx = Lataa XLSX
project-sort-relevance = Osuvuus
project-sort-name = Nimi
project-sort-newest = Uusin hanke
project-sort-last-filed = Viimeksi lähetetty kierros
projects-filed = Viimeisin oma-arviointi: { $round }
projects-unfiled = Ei lähetettyjä oma-arviointeja
projects-filed-of = Lähetetty / pyydetty
projects-as-table = Näytä taulukkona
projects-as-cards = Näytä kortteina
count-imported = (+{ $n } tuotua)
count-claims =
    { $n ->
        [one] ({ $n } väite)
       *[other] ({ $n } väitettä)
    }
archived-on = Arkistoitu { $day }. Emme enää päivitä tätä sivua.
fresh-broken =
    { $n ->
        [one] { $n } linkki ei toimi
       *[other] { $n } linkkiä ei toimi
    }
edit-other-texts = Toisen kirjoittama teksti, joka on nyt tallessa
edit-other-texts-how = Oma tekstisi on alla kentissä eikä ole vielä tallessa. Siirrä siihen toisen tekstistä se, minkä haluat säilyttää, ja tallenna uudelleen.
notice-answer-public = Vastaus julkaistaan huomion kanssa, kun oma-arviointi on hyväksytty. Rahoittaja näkee sen heti lähettämisen jälkeen.
movement-elsewhere = mitattu vain ryhmästä { $groups }
portfolio-no-round = Tällaista kierrosta ei ole: { $round }
portfolio-no-round-help = Valitse toinen kierros.
portfolio-moment-day = Hetki päivänä
timeline-from = Alkaen
timeline-to = Päättyen
timeline-recorded = kirjattu { $day }
timeline-missing = Puuttuvat kierrokset
link-checked = tarkistettu { $day }
link-last-checked = Tarkistettu
link-works-now = Linkki toimii
promise-partly = Toteutui osittain
promise-partly-of = ({ $a } / { $b })
programme-indicators = Ohjelman mittarit
programme-indicators-none = Ohjelmassa ei ole kirjattu mittauksia.
programme-accepted = Hyväksytyt oma-arvioinnit
programme-accepted-none = Yhtään oma-arviointia ei ole vielä hyväksytty.
