/** What the columns of a table hold: guessed by their names in three languages, and changed by people. */

export type Meaning =
  | 'patient'
  | 'professional'
  | 'visits'
  | 'place'
  | 'group'
  | 'measured'
  | 'third';

const NAMES: Record<Meaning, RegExp> = {
  patient: /^(potila|asiakas|henkilö|patient|klient|client|person|id$|nro$|nr$|no$)/,
  professional: /^(ammattilainen|työntekijä|lääkäri$|hoitaja$|yrkesperson|professional|clinician)/,
  visits: /^(käyn|lkm|määrä|besök|antal|visit|count)/,
  place: /^(paikka|yksikkö|asema|terveysasema|toimipiste|plats|enhet|place|unit|site)/,
  group: /^(ammattiryhmä|ammatti$|yrkesgrupp|yrke$|group|profession$)/,
  measured: /^(mittaus|mitattu|mätdag|mätning|measur)/,
  third: /^(kolmas|3\.|t3|tredje|third)/,
};

/** The place of each column that is known, the first one counted as 0. */
export type Columns = Partial<Record<Meaning, number>>;

/** The columns among the wanted ones whose names tell what they hold. */
export function guessed(headings: readonly string[], wanted: readonly Meaning[]): Columns {
  const found: Columns = {};
  for (const meaning of wanted) {
    const place = headings.findIndex(
      (heading, place) =>
        NAMES[meaning].test(heading.trim().toLowerCase()) && !Object.values(found).includes(place),
    );
    if (place >= 0) {
      found[meaning] = place;
    }
  }
  return found;
}
