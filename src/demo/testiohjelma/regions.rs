//! The regions of the invented programme: the wellbeing services counties and Helsinki.
//!
//! The regions are real, so that maps and lists look as they will; their projects, and the places
//! where these work, are not.

/// A region with its invented project.
pub struct Region {
    /// The beginning of the project's address.
    pub key: &'static str,
    /// In Finnish, Swedish and English.
    pub names: [&'static str; 3],
    /// Who would have the project, in Finnish and Swedish.
    pub hosts: [&'static str; 2],
    /// Two invented places, in the form that tells where; in Swedish for who writes in Swedish.
    pub places: [&'static str; 2],
}

const fn region(
    key: &'static str,
    names: [&'static str; 3],
    hosts: [&'static str; 2],
    places: [&'static str; 2],
) -> Region {
    Region {
        key,
        names,
        hosts,
        places,
    }
}

/// Who writes in Swedish.
pub const IN_SWEDISH: &str = "pohjanmaa";

pub const REGIONS: [Region; 22] = [
    region(
        "helsinki",
        ["Helsinki", "Helsingfors", "Helsinki"],
        ["Helsingin kaupunki", "Helsingfors stad"],
        ["Kallioniemessä", "Itäpellossa"],
    ),
    region(
        "vantaa-kerava",
        ["Vantaa ja Kerava", "Vanda och Kervo", "Vantaa and Kerava"],
        [
            "Vantaan ja Keravan hyvinvointialue",
            "Vanda och Kervo välfärdsområde",
        ],
        ["Lentorinteellä", "Savipellossa"],
    ),
    region(
        "lansi-uusimaa",
        ["Länsi-Uusimaa", "Västra Nyland", "Western Uusimaa"],
        [
            "Länsi-Uudenmaan hyvinvointialue",
            "Västra Nylands välfärdsområde",
        ],
        ["Tammirannassa", "Kuninkaanmäellä"],
    ),
    region(
        "ita-uusimaa",
        ["Itä-Uusimaa", "Östra Nyland", "Eastern Uusimaa"],
        [
            "Itä-Uudenmaan hyvinvointialue",
            "Östra Nylands välfärdsområde",
        ],
        ["Jokisuulla", "Kartanokylässä"],
    ),
    region(
        "keski-uusimaa",
        ["Keski-Uusimaa", "Mellersta Nyland", "Central Uusimaa"],
        [
            "Keski-Uudenmaan hyvinvointialue",
            "Mellersta Nylands välfärdsområde",
        ],
        ["Radanvarressa", "Vanhassakylässä"],
    ),
    region(
        "varsinais-suomi",
        ["Varsinais-Suomi", "Egentliga Finland", "Southwest Finland"],
        [
            "Varsinais-Suomen hyvinvointialue",
            "Egentliga Finlands välfärdsområde",
        ],
        ["Saarenrannassa", "Kirkkopellossa"],
    ),
    region(
        "satakunta",
        ["Satakunta", "Satakunta", "Satakunta"],
        ["Satakunnan hyvinvointialue", "Satakunta välfärdsområde"],
        ["Jokivarressa", "Peltoharjulla"],
    ),
    region(
        "kanta-hame",
        ["Kanta-Häme", "Egentliga Tavastland", "Kanta-Häme"],
        [
            "Kanta-Hämeen hyvinvointialue",
            "Egentliga Tavastlands välfärdsområde",
        ],
        ["Linnavainiolla", "Harjukylässä"],
    ),
    region(
        "pirkanmaa",
        ["Pirkanmaa", "Birkaland", "Pirkanmaa"],
        ["Pirkanmaan hyvinvointialue", "Birkalands välfärdsområde"],
        ["Koskenniskassa", "Pyynikkokylässä"],
    ),
    region(
        "paijat-hame",
        ["Päijät-Häme", "Päijänne-Tavastland", "Päijät-Häme"],
        [
            "Päijät-Hämeen hyvinvointialue",
            "Päijänne-Tavastlands välfärdsområde",
        ],
        ["Hiihtomäellä", "Vesirannassa"],
    ),
    region(
        "kymenlaakso",
        ["Kymenlaakso", "Kymmenedalen", "Kymenlaakso"],
        [
            "Kymenlaakson hyvinvointialue",
            "Kymmenedalens välfärdsområde",
        ],
        ["Paperimäellä", "Satamakylässä"],
    ),
    region(
        "etela-karjala",
        ["Etelä-Karjala", "Södra Karelen", "South Karelia"],
        [
            "Etelä-Karjalan hyvinvointialue",
            "Södra Karelens välfärdsområde",
        ],
        ["Rajarannassa", "Kanavakylässä"],
    ),
    region(
        "etela-savo",
        ["Etelä-Savo", "Södra Savolax", "South Savo"],
        [
            "Etelä-Savon hyvinvointialue",
            "Södra Savolax välfärdsområde",
        ],
        ["Lehtolahdessa", "Mökkiniemessä"],
    ),
    region(
        "pohjois-savo",
        ["Pohjois-Savo", "Norra Savolax", "North Savo"],
        [
            "Pohjois-Savon hyvinvointialue",
            "Norra Savolax välfärdsområde",
        ],
        ["Torikylässä", "Puijonpellossa"],
    ),
    region(
        "pohjois-karjala",
        ["Pohjois-Karjala", "Norra Karelen", "North Karelia"],
        [
            "Pohjois-Karjalan hyvinvointialue",
            "Norra Karelens välfärdsområde",
        ],
        ["Vaarakylässä", "Laulurannassa"],
    ),
    region(
        "keski-suomi",
        ["Keski-Suomi", "Mellersta Finland", "Central Finland"],
        [
            "Keski-Suomen hyvinvointialue",
            "Mellersta Finlands välfärdsområde",
        ],
        ["Harjunrinteellä", "Järvikylässä"],
    ),
    region(
        "etela-pohjanmaa",
        ["Etelä-Pohjanmaa", "Södra Österbotten", "South Ostrobothnia"],
        [
            "Etelä-Pohjanmaan hyvinvointialue",
            "Södra Österbottens välfärdsområde",
        ],
        ["Lakeudenreunassa", "Latokylässä"],
    ),
    region(
        IN_SWEDISH,
        ["Pohjanmaa", "Österbotten", "Ostrobothnia"],
        ["Pohjanmaan hyvinvointialue", "Österbottens välfärdsområde"],
        ["i Granvik", "i Strandby"],
    ),
    region(
        "keski-pohjanmaa",
        [
            "Keski-Pohjanmaa",
            "Mellersta Österbotten",
            "Central Ostrobothnia",
        ],
        [
            "Keski-Pohjanmaan hyvinvointialue",
            "Mellersta Österbottens välfärdsområde",
        ],
        ["Hiekkasatamassa", "Perhokylässä"],
    ),
    region(
        "pohjois-pohjanmaa",
        [
            "Pohjois-Pohjanmaa",
            "Norra Österbotten",
            "North Ostrobothnia",
        ],
        [
            "Pohjois-Pohjanmaan hyvinvointialue",
            "Norra Österbottens välfärdsområde",
        ],
        ["Tervarannassa", "Jokilatvassa"],
    ),
    region(
        "kainuu",
        ["Kainuu", "Kajanaland", "Kainuu"],
        ["Kainuun hyvinvointialue", "Kajanalands välfärdsområde"],
        ["Vaaranlaella", "Kuusikossa"],
    ),
    region(
        "lappi",
        ["Lappi", "Lappland", "Lapland"],
        ["Lapin hyvinvointialue", "Lapplands välfärdsområde"],
        ["Tunturikylässä", "Napapellossa"],
    ),
];
