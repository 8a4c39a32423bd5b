use super::*;

fn read_text(text: &str) -> Table {
    read(text.as_bytes(), &FreeText::new("taulukko")).unwrap()
}

fn outcomes(table: &Table) -> Vec<Option<Outcome>> {
    let entry = |row: &Row| row.entry.as_ref().ok().map(|e| e.reading.outcome.clone());
    table.rows.iter().map(entry).collect()
}

#[test]
fn every_separator_and_decimal_mark_reads_the_same() {
    let expected = vec![Some(Outcome::Value(0.31)), Some(Outcome::Value(0.28))];
    for text in [
        "paikka\tjakso\tarvo\nAsema\t2021-1\t0,31\nAsema\t2021-2\t0,28\n",
        "paikka;jakso;arvo\r\nAsema;2021-1;0,31\r\nAsema;2021-2;0.28\r\n",
        "place,period,value\nAsema,2021-1,0.31\nAsema,2021-2,\"0,28\"\n",
        "plats;period;värde\n\n Asema ; 2021-1 ; 0,31 \nAsema;2021-2;0,28",
    ] {
        assert_eq!(outcomes(&read_text(text)), expected, "{text}");
    }
}

#[test]
fn bytes_of_a_finnish_spreadsheet_are_read_in_their_encoding() {
    let text = "yksikkö;ammattiryhmä;jakso;arvo\nKärsämäki;lääkärit;2021;5\n";
    let (western, _, _) = encoding_rs::WINDOWS_1252.encode(text);
    let marked = [b"\xef\xbb\xbf", text.as_bytes()].concat();
    let wide: Vec<u8> = std::iter::once(0xfeff)
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    for (bytes, encoding) in [
        (text.as_bytes(), "UTF-8"),
        (western.as_ref(), "windows-1252"),
        (marked.as_slice(), "UTF-8"),
        (wide.as_slice(), "UTF-16LE"),
    ] {
        let table = read(bytes, &FreeText::new("taulukko")).unwrap();
        let entry = table.rows[0].entry.as_ref().unwrap();
        assert_eq!(table.encoding, encoding);
        assert_eq!(entry.place.as_deref(), Some("Kärsämäki"));
        assert_eq!(entry.group, Some(ProfessionalGroup::Doctors));
    }
}

#[test]
fn a_fault_is_told_by_line_and_column_and_the_other_rows_stay_good() {
    let table =
        read_text("paikka;jakso;arvo;n\nA;2021;kaksi;5\nB;2021;3;5\n;;;\nC;huhti;4;x\nD;2021;;5\n");
    let faults: Vec<(u64, Vec<Option<usize>>)> = table
        .rows
        .iter()
        .filter_map(|row| {
            let faults = row.entry.as_ref().err()?;
            Some((row.line, faults.iter().map(|fault| fault.column).collect()))
        })
        .collect();
    assert_eq!(
        faults,
        [
            (2, vec![Some(2)]),
            (5, vec![Some(1), Some(3)]),
            (6, vec![Some(2)])
        ]
    );
    assert!(table.rows[1].entry.is_ok());
    let said = table.rows[0].entry.as_ref().unwrap_err();
    assert_eq!(
        said[0].reason,
        Reason::NotAValue {
            text: "kaksi".into()
        }
    );
}

#[test]
fn shares_come_in_parts_and_what_is_missing_says_why() {
    let table = read_text(
        "jakso;osoittaja;nimittäjä;puuttuu\n2020;30;40;\n2021;;;ei saatu\n2022;3;;\n2023;3;4;ei saatu\n",
    );
    let entry = table.rows[0].entry.as_ref().unwrap();
    let parts = entry.reading.parts.unwrap();
    assert_eq!((parts.numerator, parts.denominator), (30.0, 40.0));
    assert!(
        table.rows[1]
            .entry
            .as_ref()
            .unwrap()
            .reading
            .outcome
            .is_missing()
    );
    assert!(table.rows[2].entry.is_err() && table.rows[3].entry.is_err());
}

#[test]
fn what_is_no_table_is_refused_whole() {
    let refused = |bytes: &[u8]| {
        let refusals = read(bytes, &FreeText::new("taulukko")).unwrap_err();
        refusals[0].reason.code()
    };
    assert_eq!(refused(b""), "REQUIRED");
    assert_eq!(refused(b"jakso;arvo\n"), "REQUIRED");
    assert_eq!(refused(b"arvo\n3\n"), "COLUMN_MISSING");
    assert_eq!(refused(b"jakso;paikka\n2021;A\n"), "COLUMN_MISSING");
    assert_eq!(refused(b"jakso;arvo;value\n2021;1;2\n"), "REPEATED");
    assert_eq!(refused(b"PK\x03\x04\0\0jakso;arvo\n"), "NOT_A_TABLE");
    assert_eq!(refused(&vec![b'x'; TABLE_BYTES_MAX + 1]), "TOO_LONG");
    let many = format!("jakso;arvo\n{}", "2021;1\n".repeat(TABLE_ROWS_MAX + 1));
    assert_eq!(refused(many.as_bytes()), "TOO_MANY");
}
