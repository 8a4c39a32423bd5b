use super::*;

const ANNA: Uuid = Uuid::from_u128(1);
const BO: Uuid = Uuid::from_u128(2);

/// The versions of one field, changed by one person after another.
#[derive(Default)]
struct Desk(Vec<Version>);

impl Desk {
    fn change(&mut self, author: Uuid, change: Change) -> Result<Option<VersionState>, Reason> {
        let plan = plan(&self.0, &change, author, DateTime::UNIX_EPOCH)?;
        for version in &mut self.0 {
            if plan.retire.contains(&version.number) {
                version.state = VersionState::Earlier;
            }
        }
        let state = plan.write.as_ref().map(|version| version.state);
        self.0.extend(plan.write);
        let outdated = outdated(&self.0);
        self.0.retain(|version| !outdated.contains(&version.number));
        Ok(state)
    }

    fn save(&mut self, who: Uuid, base: u32, text: &str) -> Result<Option<VersionState>, Reason> {
        let text = text.to_owned();
        self.change(who, Change::Save { base, text })
    }

    fn current(&self) -> &str {
        let mut versions = self.0.iter();
        let current = versions.find(|version| version.state == VersionState::Current);
        current.map_or("", |version| &version.text)
    }

    fn has(&self, text: &str) -> bool {
        self.0.iter().any(|version| version.text == text)
    }
}

/// Anna wrote version 2 while Bo, who had seen version 1, wrote version 3 beside it.
fn collided() -> Desk {
    let mut desk = Desk::default();
    assert_eq!(desk.save(ANNA, 0, "yksi"), Ok(Some(VersionState::Current)));
    assert_eq!(
        desk.save(ANNA, 1, "yksi a"),
        Ok(Some(VersionState::Current))
    );
    assert_eq!(desk.save(BO, 1, "yksi b"), Ok(Some(VersionState::Side)));
    assert_eq!(desk.current(), "yksi a");
    desk
}

#[test]
fn the_second_writer_of_a_field_gets_a_side_version_and_goes_on_in_it() {
    let mut desk = collided();
    assert_eq!(desk.save(BO, 3, "yksi b b"), Ok(Some(VersionState::Side)));
    let sides = desk.0.iter().filter(|v| v.state == VersionState::Side);
    assert_eq!(sides.count(), 1);
    assert!(desk.has("yksi b"));
    assert_eq!(desk.save(BO, 4, "yksi b b"), Ok(None), "the same again");
    assert_eq!(desk.save(BO, 2, "yksi a"), Ok(None), "what the field says");
}

#[test]
fn each_of_the_three_choices_keeps_both_texts() {
    let merged = Choice::Merge("yksi a b".into());
    for (choice, text) in [
        (Choice::KeepCurrent, "yksi a"),
        (Choice::TakeSide, "yksi b"),
        (merged, "yksi a b"),
    ] {
        let mut desk = collided();
        let (base, side) = (2, 3);
        let resolve = Change::Resolve { base, side, choice };
        desk.change(ANNA, resolve.clone()).unwrap();
        assert_eq!(desk.current(), text);
        assert!(desk.has("yksi a") && desk.has("yksi b"));
        assert!(desk.change(ANNA, resolve).is_err(), "it waits no more");
    }
}

#[test]
fn a_choice_over_a_text_that_moved_is_refused() {
    let mut desk = collided();
    desk.save(ANNA, 2, "yksi aa").unwrap();
    let choice = Choice::TakeSide;
    let stale = desk.change(
        BO,
        Change::Resolve {
            base: 2,
            side: 3,
            choice,
        },
    );
    assert_eq!(stale, Err(Reason::StaleBase { version: 4 }));
    let unknown = desk.save(BO, 9, "x");
    assert_eq!(unknown, Err(Reason::StaleBase { version: 4 }));
}

#[test]
fn an_earlier_text_comes_back_as_a_new_version() {
    let mut desk = collided();
    let restore = |base, version| Change::Restore { base, version };
    desk.change(ANNA, restore(2, 1)).unwrap();
    assert_eq!(desk.current(), "yksi");
    assert_eq!(desk.0.last().unwrap().number, 4);
    assert!(desk.change(ANNA, restore(2, 1)).is_err());
}

#[test]
fn the_history_is_bounded_and_what_waits_is_not_part_of_it() {
    let mut desk = collided();
    let mut base = 2;
    for number in 0..HISTORY_MAX + 10 {
        desk.save(ANNA, base, &format!("teksti {number}")).unwrap();
        base = desk.0.iter().map(|version| version.number).max().unwrap();
    }
    assert_eq!(desk.0.len(), HISTORY_MAX + 2);
    assert!(desk.has("yksi b") && !desk.has("yksi a"));
}

#[test]
fn a_field_is_read_back_from_its_words() {
    let goal = Key::parse("HT1");
    let field = Field::parse(FieldKind::Narrative, goal.clone(), Some(Language::Sv)).unwrap();
    assert_eq!(field.part_word(), "narrative:HT1");
    let back = Field::from_words(&field.part_word(), field.language_word());
    assert_eq!(back, Some(field));
    assert_eq!(Field::parse(FieldKind::Narrative, None, None), None);
    assert_eq!(
        Field::parse(FieldKind::Rating, goal, Some(Language::Fi)),
        None
    );
}

#[test]
fn who_changed_nothing_collides_with_nobody_and_an_empty_field_is_free() {
    let mut desk = Desk::default();
    desk.save(ANNA, 0, "yksi").unwrap();
    desk.save(ANNA, 1, "kaksi").unwrap();
    assert_eq!(desk.save(BO, 1, "yksi"), Ok(None), "as Bo found it");
    assert_eq!(desk.current(), "kaksi");
    desk.save(ANNA, 2, "").unwrap();
    assert_eq!(
        desk.save(BO, 1, "yksi b"),
        Ok(Some(VersionState::Current)),
        "nothing stood there"
    );
}
