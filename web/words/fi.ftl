# Sivujen sanat. Sama tunnus jokaisessa kielessä; testi etsii puuttuvat ja turhat.

## 
service = Hankemuisti
skip-content = Siirry sisältöön
nav-main = Päävalikko
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
error-missing = Täytä tämä kohta.
error-404-title = Sivua ei löydy
error-404 = Osoitteessa ei ole mitään. Ehkä etsit jotakin näistä.
error-400-title = Osoitetta ei ymmärretty
error-400 = Osoitteessa on jotakin, mitä tämä sivu ei ymmärrä, esimerkiksi päivä, jota ei ole. Poista osoitteen loppu kysymysmerkistä alkaen.
error-403-title = Sinulla ei ole oikeutta tähän
error-403 = Oikeuden voi antaa hankkeen päällikkö tai ohjelman ylläpitäjä. Jos täytit lomaketta, palaa siihen ja lähetä se uudelleen.
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
home-latest = Viimeksi muuttuneet mallit
home-open = Lupaukset ilman tulosta
home-open-count =
    { $n ->
        [one] Yhteensä { $n } avoin lupaus
       *[other] Yhteensä { $n } avointa lupausta
    }
home-nothing = Palvelussa ei vielä ole toimintamalleja.
home-no-promises = Kaikille lupauksille on kirjattu tulos.
round-due = kierros { $round }, määräaika { $day } (tilanne { $state })

## 
search-label = Hae
search-button = Hae
search-hint = Esimerkiksi perhekeskus tai hoitoon pääsy
search-none = Ei osumia haulla ”{ $q }”.
search-none-help = Poista rajauksia tai kokeile lyhyempää sanaa.
search-everywhere = Hae koko palvelusta
facet-title = Rajaa
facet-state = Tila
facet-area = Hyvinvointialue
facet-group = Kohderyhmä
facet-theme = Teema
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
model-sort-changed = Uusin muutos
model-sort-most-adopted = Eniten käyttöönottoja
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
model-newest = Lue uusin versio
model-learned = Mitä opittiin:
model-in-use = Missä käytössä
model-not-adopted = Tätä mallia ei ole vielä otettu käyttöön muualla.
model-see-adoption = Katso leviäminen
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
model-place = Paikka
model-adoptions = Käyttöönotot
model-summary = Tiivistelmä
lineage-from = Perustuu malliin
lineage-to = Tästä on kehitetty
lineage-none = Mallille ei ole kirjattu edeltäjiä eikä jatkajia.
lineage-more = Ketju jatkuu tämän kauemmas. Avaa malli, niin näet seuraavat.
not-yet = Tätä ei ole vielä kirjattu.
cite = Viittaa tähän
funder = Rahoittaja
compare-title = Vertaa kahta mallia
compare-add = Vertaa toiseen malliin
compare-first = Ensimmäinen malli
compare-second = Toinen malli
compare-choose = Valitse malli
compare-differences = Näytä vain erot
compare-go = Vertaa
compare-what = Kohta
compare-same = sama
compare-unknown = Mallia ”{ $model }” ei löydy.
compare-empty = Valitse kaksi mallia, niin näet ne vierekkäin.
adoption-title = Leviäminen
adoption-at = Tilanne vuoden lopussa

## 
projects-lead = Jokainen hanke jää tänne: mitä se lupasi, mitä se mittasi ja miten se itse arvioi tulostaan.
projects-none = Näillä rajauksilla ei ole hankkeita.
facet-programme = Ohjelma
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
project-latest = Viimeisin oma-arviointi: kierros { $round }
project-continues = Jatkuu täällä
project-placeholder = hanketta ei vielä ole palvelussa
project-no-models = Hankkeelle ei ole kirjattu toimintamalleja.
project-partners =
    { $n ->
        [one] { $n } toimija
       *[other] { $n } toimijaa
    }
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
diff-stat =
    { $a ->
        [one] Muuttunut { $a } sana (kaikkiaan { $b }).
       *[other] Muuttunut { $a } sanaa (kaikkiaan { $b }).
    }
diff-add = lisätty:
diff-del = poistettu:
diff-list = Muutokset luettelona
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
log-title = Mitä kirjattiin ja milloin
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
coci-how = COCI kertoo, kuinka suuri osa potilaan käynneistä on saman ammattilaisen luona. Se lasketaan jokaiselle vähintään kahdesti käyneelle potilaalle ja keskiarvoistetaan. N on potilaan käynnit, n käynnit yhden ammattilaisen luona. Jos viisi potilasta käy ammattilaisilla (2,1), (4), (1,1,1), (3,1) ja (1), viimeinen jää pois ja tulos on 0,458.
t3-how = T3 on päivien määrä kolmanteen vapaaseen kiireettömään aikaan. Jokaiselta ammattilaiselta otetaan yksi luku, ja yksikön tulos on niiden mediaani. Vain kalenteripäivinä ilmoitetut luvut ovat vertailussa.

## 
search-title = Haku
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
privacy-kept-1 = Kirjautuneesta säilytämme nimen, sähköpostiosoitteen ja oikeudet. Nimi näkyy vain muille kirjautuneille.
privacy-kept-2 = Lukijasta emme säilytä mitään. Emme käytä seurantaa emmekä toisten palvelujen sisältöjä.
privacy-log-h = Tapahtumat ja nimet
privacy-log-1 = Pysyvissä tapahtumissa on vain tunniste. Nimi on erillisessä rekisterissä ja sen voi poistaa; silloin näkyy Poistunut käyttäjä.
privacy-device-h = Mitä jää laitteellesi
privacy-device-1 = Kirjautuneella on yksi välttämätön eväste, joka päättyy uloskirjautumiseen. Lukijalla ei ole yhtään.
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
help-coci-1 = Mittarin sivulla on määritelmä, laskukaava ja esimerkki.
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
desk-rounds = Avoimet raportointikierrokset
desk-no-round = Nyt ei ole avoinna raportointikierrosta.
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
cell-measurements =
    { $n ->
        [one] { $n } mittaus
       *[other] { $n } mittausta
    }
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
notice-tyhja = Vain otsikot
notice-luku = Väite ilman lukua
notice-jatko = ”Jatkuu muualla” ilman linkkiä
notice-lupaus = Lupaus ilman tulosta
notice-vanha = Ei uusia tietoja 12 kuukauteen
notice-linkki = Linkki ei toimi
portfolio-save = Tallenna näkymä
download-csv = Lataa CSV
action-change = Muuta
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
how-sama = Vähintään { $percent } % sanoista on samoja samassa järjestyksessä kuin saman tavoitteen aiemmassa tekstissä, ja tekstissä on vähintään { $words } sanaa.
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
changes-nothing = Ei muutoksia.
changes-none = Missään hankkeessa ei muuttunut mikään.
changes-no-earlier = Ei aiempaa kierrosta, johon verrata.
news-changed = muuttunut
news-began = ensimmäinen vastaus
news-confirmed = ei muutosta (vahvistettu)
news-same = sama teksti
news-fell-silent = ei enää vastausta
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
missing-not-reminded = ei vielä
part-overall = Kokonaisarvio
part-swedish-summary = Tiivistelmä ruotsiksi
part-answer = Vastaus
part-text = Teksti otsikon alla
part-rating = Arvosana
part-returned = Palautettu kohta
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
movement-first = Ensimmäinen
movement-latest = Viimeisin
movement-change = Erotus
movement-how = Näin luet: paksu viiva on oma mittaussarja, harmaat viivat muut. Kolmio: vähintään näin paljon. K: luku on korjattu. Katkos: mittaus puuttuu. Pystyviiva: menetelmä muuttui.
movement-said = { $a } → { $b }, { $moved }
movement-break = Menetelmä muuttui.
sort-change = Eniten parantuneet ensin
sort-level = Paras taso ensin
absence-not-measured = ei mittausta
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
