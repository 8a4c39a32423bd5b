//! The words of the invented programme: small tables from which every narrative is put together.
//!
//! A narrative says what is done, where and by how many, what is hard, and what comes next. No
//! year and no measured thing stands in the tables but where a check is meant to find it.

use super::regions::{IN_SWEDISH, Region};

/// Key and wordings of a goal in Finnish, Swedish and English.
pub const GOALS: [(&str, [&str; 3]); 5] = [
    (
        "TT1",
        ["Hoitoon pääsee ajoissa", "Vård i tid", "Care in time"],
    ),
    (
        "TT2",
        [
            "Sama tuttu ammattilainen",
            "Samma bekanta yrkesperson",
            "The same familiar professional",
        ],
    ),
    (
        "TT3",
        [
            "Apua ennen kuin huoli kasvaa",
            "Hjälp innan oron växer",
            "Help before the worry grows",
        ],
    ),
    (
        "TT4",
        [
            "Yksi suunnitelma, monta osaajaa",
            "En plan, många kunniga",
            "One plan, many skills",
        ],
    ),
    (
        "TT5",
        ["Rahat riittävät", "Pengarna räcker till", "The money lasts"],
    ),
];

/// Half-years that a way of working needs: begun, tried, spread, settled.
type Course = [&'static str; 4];

/// Three ways of working towards each goal.
const DONE: [[Course; 3]; 5] = [
    [
        [
            "Yhteydenotot on päätetty koota yhteen numeroon, ja hoidon tarve arvioidaan jo ensimmäisen puhelun aikana.",
            "Yhteisen numeron kokeilu alkoi, ja takaisinsoitto tulee nyt useimmille samana päivänä.",
            "Yhteinen numero vastaa koko alueella, ja kiireetön aika annetaan puhelun aikana eikä erillisellä kirjeellä.",
            "Yhteinen numero on arkea: soittaja saa ajan kerralla, ja odotusaika kolmanteen vapaaseen aikaan on lyhentynyt.",
        ],
        [
            "Etävastaanottoa varten on valittu työvälineet, ja ensimmäiset lääkärit ovat harjoitelleet niillä keskenään.",
            "Etävastaanotto avattiin iltaisin, ja sitä on käyttänyt etenkin työikäinen väki, joka ei pääse asioimaan päivällä.",
            "Etävastaanotto hoitaa jo osan kiireettömistä asioista, ja vastaanotolle jää enemmän aikaa niille, jotka on tutkittava paikan päällä.",
            "Etävastaanotto ja tavallinen vastaanotto jakavat ajat samasta listasta, joten vapaaksi jäänyt aika ei mene hukkaan.",
        ],
        [
            "Ajanvarauslistat on käyty läpi, ja niistä löytyi varattuja aikoja, joilla kukaan ei enää tarvinnut lääkäriä.",
            "Listat siivotaan nyt joka viikko, ja peruutetut ajat tarjotaan samana aamuna seuraavalle tekstiviestillä.",
            "Ajat avataan kahden viikon rytmissä, ja hoitaja ratkaisee itse suuren osan asioista, jotka ennen odottivat lääkäriä.",
            "Kahden viikon rytmi on vakiintunut, ja kiireettömän ajan saa yleensä saman kuukauden aikana.",
        ],
    ],
    [
        [
            "Asukkaat on jaettu tiimeille osoitteen mukaan, mutta tiimeistä on vasta nimet paperilla.",
            "Ensimmäinen tiimi ottaa vastaan omat asukkaansa, ja paljon palveluja tarvitsevat tietävät jo, kenelle soittaa.",
            "Tiimejä on nyt jokaisella asemalla, ja sijaisetkin varataan samaan tiimiin, jotta tutut kasvot säilyvät.",
            "Tiimit toimivat ilman erillistä ohjausta, ja asukas tapaa useimmiten saman lääkärin tai hoitajan kuin viimeksi.",
        ],
        [
            "Pitkäaikaissairaille on päätetty nimetä oma hoitaja, ja nimeäminen aloitetaan niistä, jotka käyvät useimmin.",
            "Oma hoitaja on nimetty ensimmäisille, ja he ovat kertoneet, ettei samaa asiaa enää tarvitse selittää alusta.",
            "Nimetty hoitaja on jo suurimmalla osalla paljon palveluja tarvitsevista, ja tieto nimestä näkyy kaikille ammattilaisille.",
            "Nimetyn hoitajan tapa kirjattiin perehdytysoppaaseen, ja uusi työntekijä saa oman listansa ensimmäisellä viikolla.",
        ],
        [
            "Vaihdot neuvolasta kouluun ja koulusta opiskeluhuoltoon on kuvattu, ja niissä katkesi tieto yllättävän usein.",
            "Vaihdoissa kokeillaan yhteistä tapaamista, johon tulevat sekä vanha että uusi työntekijä.",
            "Yhteinen tapaaminen pidetään nyt aina, kun lapsi tai nuori vaihtaa palvelua, eikä vastuu jää väliin.",
            "Yhteiset tapaamiset ovat vakiintuneet, ja perheiden mukaan uusi työntekijä tuntee asian jo ensimmäisellä käynnillä.",
        ],
    ],
    [
        [
            "Perheiden avoimelle kohtaamispaikalle on löydetty tilat, ja järjestöt lupasivat ohjaajia kahdeksi päiväksi viikossa.",
            "Kohtaamispaikka avattiin, ja sinne voi tulla ilman ajanvarausta kysymään vähäpätöisistäkin asioista.",
            "Kohtaamispaikassa käy jo myös perheneuvola, ja ensimmäinen keskustelu saadaan usein samana päivänä.",
            "Kohtaamispaikka on perheille tuttu, ja yhä useampi tulee kysymään apua ennen kuin tilanne on kriisi.",
        ],
        [
            "Nuorten lyhyttä keskusteluapua varten on koulutettu ensimmäiset ohjaajat opiskeluhuollosta.",
            "Lyhyt keskusteluapu alkoi oppilaitoksissa, ja siihen pääsee ilman lähetettä viikon sisällä.",
            "Keskusteluapua annetaan nyt myös iltaisin etänä, ja ohjaajat saavat tukea erikoissairaanhoidosta.",
            "Lyhyt keskusteluapu kuuluu jokaisen oppilaitoksen vuosikelloon, eikä sitä tarvitse enää erikseen markkinoida.",
        ],
        [
            "Ikääntyneiden hyvinvointikyselyn kysymykset on koottu yhdessä vanhusneuvoston kanssa.",
            "Kysely lähetettiin kaikille sinä vuonna kahdeksankymmentä täyttäville, ja vastaajista joka kolmas toivoi yhteydenottoa.",
            "Kyselyyn vastanneille soitetaan kahden viikon kuluessa, ja kaatumisvaaran arvio tehdään kotona.",
            "Kysely, soitto ja kotikäynti muodostavat nyt ketjun, jonka jokainen lähitori osaa käynnistää.",
        ],
    ],
    [
        [
            "Yhteisestä suunnitelmasta on tehty luonnos, johon sekä sosiaaliohjaus että terveydenhuolto kirjaavat omat lupauksensa.",
            "Yhteistä suunnitelmaa kokeillaan paljon palveluja käyttävien kanssa, ja asukas on itse mukana jokaisessa palaverissa.",
            "Suunnitelma on samassa näkymässä kaikilla, ja jokaisella asialla on yksi vastuuhenkilö.",
            "Yhteinen suunnitelma tehdään oletuksena aina, kun asukas tarvitsee useampaa kuin kahta palvelua.",
        ],
        [
            "Sosiaaliohjaaja aloitti terveysasemalla päivän viikossa, ja työnjaosta sovitaan vielä.",
            "Sosiaaliohjaajan voi pyytää mukaan kesken vastaanoton, ja pyyntöjä tulee jo useita päivässä.",
            "Samaan huoneeseen pyydetään nyt myös kuntoutus ja velkaneuvonta, eikä asukkaan tarvitse kertoa asiaansa moneen kertaan.",
            "Työparista on tullut tapa: puolet yhteisistä asiakkaista tavataan kerralla molempien kanssa.",
        ],
        [
            "Erikoissairaanhoidon kanssa on sovittu, mistä asioista perustaso voi kysyä ilman lähetettä.",
            "Kysymyksiin vastataan etänä arkisin, ja suurin osa asioista selviää yhdellä viestillä.",
            "Vastaukset kootaan kaikkien nähtäväksi, joten samaa ei kysytä toistamiseen eri asemilta.",
            "Etäkonsultaatio on osa tavallista työpäivää, ja lähetteen tarve harkitaan yhdessä.",
        ],
    ],
    [
        [
            "Ostopalvelujen laskuista on koottu lähtötaso, johon tulevia kausia verrataan.",
            "Vuokratyötä on korvattu omilla sijaisilla kahdessa yksikössä, ja päätökset kirjataan viikoittain.",
            "Vuokratyön osuus pienenee kaikissa mukana olevissa yksiköissä, vaikka lomakausi näkyi laskuissa.",
            "Omat sijaiset riittävät arkeen, ja vuokratyötä ostetaan enää päivystykseen.",
        ],
        [
            "Vajaakäytöllä olevat tilat on luetteloitu, ja niistä keskustellaan lautakunnassa.",
            "Ensimmäinen kiinteistö irtisanottiin, ja vastaanotot muuttivat kirjaston yhteyteen.",
            "Tiloja jaetaan nyt kunnan kanssa, ja säästö on sovittu käytettäväksi liikkuvaan palveluun.",
            "Tilojen suunnitelma on valmis, ja liikkuva palvelu kattaa ne kylät, joista seinät poistuivat.",
        ],
        [
            "Paljon päivystystä käyttävien asukkaiden kustannuksista tehtiin ensimmäinen laskelma.",
            "Laskelman perusteella valittiin ryhmä, jolle tarjotaan yhteys omaan tiimiin päivystyksen sijaan.",
            "Valitun ryhmän päivystyskäynneistä osa on vaihtunut sovittuihin vastaanottoihin.",
            "Laskelma tehdään nyt samalla tavalla joka puolivuosi, ja se esitellään lautakunnalle ennen talousarviota.",
        ],
    ],
];

/// Where and by how many, as far as the work has come.
const WHERE: [[&str; 3]; 4] = [
    [
        "Alkuun on päästy {a}, ja {b} samaa valmistellaan {n} työntekijän voimin.",
        "Ensimmäisenä liikkeelle lähti {a} toimiva ryhmä, jossa on {n} työntekijää; {b} seurataan vielä vierestä.",
        "Valmisteluun on osallistunut {n} työntekijää, joista puolet työskentelee {a} ja loput {b}.",
    ],
    [
        "Kokeilu on käynnissä {a} ja {b}, ja siinä on mukana {n} työntekijää.",
        "Kokeilijoita on {n}: {a} innostuttiin heti, {b} haluttiin ensin nähdä tuloksia.",
        "Ensin kokeiltiin {a} ja sitten {b}; palautetta on koottu {n} työntekijältä.",
    ],
    [
        "Uusi tapa on käytössä {a} ja {b}, ja siihen on perehdytetty {n} työntekijää.",
        "Tapa on jo tuttu {a}, mutta {b} sitä harjoitellaan vielä {n} työntekijän kesken.",
        "Laajennus onnistui {b}, koska {a} koulutetut {n} työntekijää opettivat muita.",
    ],
    [
        "Työtä tekee pysyvästi {a} ja {b} yhteensä {n} työntekijää ilman erillistä rahoitusta.",
        "Työ on osa arkea {a} ja {b}, ja {n} työntekijää ylläpitää osaamista vuorollaan.",
        "Viimeisenä mukaan lähdettiin {b}, missä {n} työntekijää sai oppia siitä, miten {a} oli toimittu.",
    ],
];

/// What is hard, by goal.
const HARD: [[&str; 4]; 5] = [
    [
        "Eniten viivettä syntyy edelleen hammashoidossa, jossa tekijöitä puuttuu.",
        "Lomien aikana aikoja on ollut harvemmassa kuin oli suunniteltu.",
        "Ruotsinkielinen puhelu ohjautuu toistaiseksi liian usein takaisinsoittoon.",
        "Vanhimmat asukkaat toivovat, että vanha numero pidetään käytössä vielä vuoden.",
    ],
    [
        "Vaihtuvuus on suurinta lääkäreissä, ja asukas huomaa sen heti.",
        "Tietojärjestelmä ei näytä, kenen asukas on, ellei sitä osaa erikseen etsiä.",
        "Sijaisten perehdytys vie aikaa enemmän kuin arvioitiin.",
        "Osa asukkaista vaihtaisi mieluummin asemaa kuin tiimiä, ja ohje tähän puuttuu.",
    ],
    [
        "Tarjontaa on, mutta syrjäkyliltä sinne ei pääse ilman autoa.",
        "Miehet ja nuoret aikuiset tavoitetaan huonommin kuin muut.",
        "Järjestöjen rahoitus päätetään vuodeksi kerrallaan, mikä vaikeuttaa sopimista.",
        "Tuloksia osataan toistaiseksi kuvata vain kertomuksina, ei lukuina.",
    ],
    [
        "Kirjaamisen oikeudet on jokaisessa järjestelmässä ratkaistu eri tavalla.",
        "Yhteinen aika löytyy kalenterista vasta viikkojen päästä.",
        "Suostumuksen kysyminen unohtuu kiireessä, ja siihen tehdään muistilappu.",
        "Johto tukee työtä, mutta esihenkilöt kaipaavat siihen selvää tuntimäärää.",
    ],
    [
        "Lukuja ei saada yksiköittäin, joten vertailu jää karkeaksi.",
        "Palkkaratkaisu hämärtää sen, mikä on työn ansiota ja mikä ei.",
        "Kirjanpidon tilit muuttuivat kesken kauden, ja vanhat luvut on laskettava uudelleen.",
        "Säästö näkyy eri yksikössä kuin se, joka tekee työn.",
    ],
];

/// What comes next.
const NEXT: [&str; 5] = [
    "Seuraavaksi sovitaan, kuka vastaa työstä, kun kausi vaihtuu.",
    "Ennen seuraavaa arviota kysytään asukkailta, mikä heidän mielestään on toisin kuin ennen.",
    "Seuraavalla kaudella verrataan kahta yksikköä keskenään samalla lomakkeella.",
    "Tulokset käydään läpi henkilöstön kanssa, ja vasta sitten päätetään laajentamisesta.",
    "Ohje kirjoitetaan puhtaaksi ja annetaan luettavaksi sellaiselle, joka ei ole ollut mukana.",
];

/// The same in Swedish: one way of working towards each goal, then what is hard.
const DONE_SV: [(Course, &str); 5] = [
    (
        [
            "Alla samtal ska samlas till ett nummer, och vårdbehovet bedöms redan under det första samtalet.",
            "Det gemensamma numret prövas, och de flesta blir uppringda samma dag.",
            "Numret svarar nu i hela området på båda språken, och en icke-brådskande tid ges under samtalet.",
            "Numret har blivit vardag, och den som ringer får sin tid på en gång.",
        ],
        "Mest dröjsmål finns kvar inom munhälsovården, där det saknas folk.",
    ),
    (
        [
            "Invånarna har delats in i team enligt adress, men teamen finns ännu bara på papper.",
            "Det första teamet tar emot sina egna invånare, och de som behöver mycket service vet vem de kan ringa.",
            "Det finns team på varje station, och även vikarier bokas till samma team.",
            "Teamen klarar sig på egen hand, och invånaren möter oftast samma läkare eller skötare som förra gången.",
        ],
        "Läkarna byts oftast, och det märks genast för invånaren.",
    ),
    (
        [
            "Lokaler för familjernas öppna mötesplats har hittats, och föreningarna lovar ledare två dagar i veckan.",
            "Mötesplatsen öppnades, och dit kan man komma utan tid också med små frågor.",
            "Familjerådgivningen besöker mötesplatsen varje vecka, och det första samtalet blir ofta av samma dag.",
            "Mötesplatsen är bekant för familjerna, och allt fler ber om hjälp innan läget är en kris.",
        ],
        "Från skärgården är vägen dit lång för den som inte har bil.",
    ),
    (
        [
            "Ett utkast till en gemensam plan har gjorts, där både socialhandledningen och vården skriver in sina löften.",
            "Den gemensamma planen prövas med dem som använder många tjänster, och invånaren är själv med på varje möte.",
            "Alla ser samma plan, och varje ärende har en ansvarig person.",
            "En gemensam plan görs alltid när invånaren behöver fler än två tjänster.",
        ],
        "En tid som passar alla hittas i kalendern först efter flera veckor.",
    ),
    (
        [
            "Fakturorna för inhyrda läkare har samlats till en utgångsnivå som kommande perioder jämförs med.",
            "Hyrt arbete har ersatts med egna vikarier i två enheter, och besluten antecknas varje vecka.",
            "Det hyrda arbetets andel sjunker i alla enheter som är med, fast semestrarna syns i fakturorna.",
            "De egna vikarierna räcker till i vardagen, och hyrt arbete behövs bara i jouren.",
        ],
        "Siffrorna fås inte enhet för enhet, så jämförelsen blir grov.",
    ),
];

const WHERE_SV: Course = [
    "Vi har kommit i gång {a}, och {b} förbereds samma sak av {n} anställda.",
    "Försöket pågår {a} och {b}, och {n} anställda är med.",
    "Arbetssättet används {a} och {b}, och {n} anställda har fått handledning.",
    "Tillsammans {n} anställda sköter arbetet {a} och {b} utan särskild finansiering.",
];

const NEXT_SV: Course = [
    "Härnäst kommer vi överens om vem som ansvarar när perioden byts.",
    "Före nästa värdering frågar vi invånarna vad de tycker har blivit annorlunda.",
    "Resultaten gås igenom med personalen innan vi beslutar om att bredda arbetet.",
    "Anvisningen renskrivs och läses av någon som inte själv har varit med.",
];

/// The whole in short, in Finnish and Swedish.
const OVERALL: [[&str; 2]; 4] = [
    [
        "Ensimmäinen kausi kului käynnistämiseen: tekijät löytyivät, ja tavoitteille sovittiin mittaamisen tavat.",
        "Den första perioden gick åt till att komma i gång: folk hittades, och det avtalades hur målen mäts.",
    ],
    [
        "Kokeilut ovat käynnissä, ja henkilöstö antaa niistä palautetta joka kuukausi.",
        "Försöken pågår, och personalen ger respons på dem varje månad.",
    ],
    [
        "Osa kokeiluista on jo tapa toimia, osa odottaa päätöstä.",
        "En del av försöken är redan ett arbetssätt, en del väntar på beslut.",
    ],
    [
        "Työtä viimeistellään niin, että se jää elämään rahoituksen jälkeen.",
        "Arbetet slutförs så att det lever vidare efter finansieringen.",
    ],
];

/// What a project says about a goal after so many half-years; `number` is the region's place.
pub fn narrative(number: usize, region: &Region, goal: usize, stage: usize) -> String {
    let staff = (3 + (number * 5 + goal * 3) % 11) * (stage + 1) + stage;
    let sentences = if region.key == IN_SWEDISH {
        let (course, hard) = DONE_SV[goal];
        [course[stage], WHERE_SV[stage], hard, NEXT_SV[stage]]
    } else {
        [
            DONE[goal][(number + goal) % 3][stage],
            WHERE[stage][(number / 3 + goal + stage) % 3],
            HARD[goal][(number * 2 + number / 6 + goal * 3 + stage) % 4],
            NEXT[(number + number / 4 + goal + stage) % 5],
        ]
    };
    sentences
        .join(" ")
        .replace("{a}", region.places[0])
        .replace("{b}", region.places[1])
        .replace("{n}", &staff.to_string())
}

/// The overall text in Finnish and in Swedish; both say that it is invented.
pub fn overall(stage: usize) -> [String; 2] {
    let [fi, sv] = OVERALL[stage];
    [
        format!("Keksitty esimerkki, ei todellinen arvio. {fi}"),
        format!("Påhittat exempel, ingen verklig värdering. {sv}"),
    ]
}
