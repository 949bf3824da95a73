//! The index in memory and SQLite give the same answers, whatever is asked and whatever happened meanwhile.

use serde_json::{Value, json};
use tulou_core::{members::Index, store::ReadTx};
use tulou_tests::{
    TestApp,
    people::{Named, Seeded, member_csv, question},
};

struct Compared {
    test: TestApp,
    community: String,
    community_id: i64,
    named: Named,
    index: Index,
}

fn uids(list: &Value, pick: impl Fn(&Value) -> bool) -> Vec<String> {
    let rows = list.as_array().unwrap().iter();
    rows.filter(|row| pick(row)).map(|row| row["uid"].as_str().unwrap().to_owned()).collect()
}

impl Compared {
    fn new(count: usize) -> Self {
        let (test, community) = TestApp::with_community();
        let source = json!({ "kind": "text", "text": member_csv(count, 7) });
        let seen = test.call("import_inspect", json!({ "community": community, "source": source }));
        let mapping: Vec<_> =
            seen["columns"].as_array().unwrap().iter().map(|column| column["target"].clone()).collect();
        test.call("import_apply", json!({
            "community": community, "source": source, "header_row": 1, "mapping": mapping, "identity": seen["identities"][0],
        }));
        let of = json!({ "community": community });
        let fields = test.call("fields", of.clone());
        let channels = uids(&test.call("channels", of.clone()), |_| true);
        // Neighbours share a tag, so that some channels bear two and some people are met twice.
        for (place, pair) in channels.windows(2).enumerate() {
            let tags = json!({ "uids": pair, "add": [format!("{}期", place % 3)], "remove": [] });
            test.call("channels_tag", tags);
        }
        let named = Named {
            tags: uids(&test.call("tags", of.clone()), |tag| tag["kind"] == "member"),
            channel_tags: uids(&test.call("tags", of.clone()), |tag| tag["kind"] == "channel"),
            tiers: uids(&test.call("ladders", of.clone())[0]["tiers"], |_| true),
            channels,
            texts: uids(&fields, |field| field["kind"] == "text"),
            numbers: uids(&fields, |field| field["kind"] == "number"),
        };
        let community_id = 1;
        let index = Index::default();
        index.load(&test.app.store, community_id).unwrap();
        Self { test, community, community_id, named, index }
    }

    fn ask(&self, index: &Index, tx: &ReadTx<'_>, question: &Value) -> Value {
        let input = serde_json::from_value(question.clone()).unwrap();
        serde_json::to_value(index.list(tx, &input).unwrap()).unwrap()
    }

    fn same(&self, random: &mut Seeded, questions: usize) {
        let sql = Index::default();
        self.test
            .app
            .store
            .read(|tx| {
                for _ in 0..questions {
                    let mut question = question(random, &self.named, &self.community, 300);
                    question["trashed"] = json!(random.one_in(10));
                    if random.one_in(4) {
                        question["search"] =
                            json!(random.pick(&["zs", "lixm", "13 qq", "曾", "zengle", "example 9"]));
                    }
                    let (fast, slow) = (self.ask(&self.index, tx, &question), self.ask(&sql, tx, &question));
                    assert_eq!(fast, slow, "{question:#}");
                    let except: Vec<_> = slow["rows"].as_array().unwrap().iter().take(3).collect();
                    let except: Vec<_> = except.into_iter().map(|row| row["uid"].clone()).collect();
                    let who = json!({
                        "kind": "matching", "community": self.community, "filter": question["filter"],
                        "search": question.get("search"), "except": if random.one_in(2) { except } else { vec![] },
                    });
                    let who = serde_json::from_value(who).unwrap();
                    assert_eq!(self.index.count(tx, &who).unwrap(), sql.count(tx, &who).unwrap(), "{who:?}");
                }
                let (fast, slow) = (self.index.by_tier(tx, 1).unwrap(), sql.by_tier(tx, 1).unwrap());
                assert_eq!(fast, slow, "members by tier");
                Ok(())
            })
            .unwrap();
        assert!(self.index.is_loaded(self.community_id), "the index answered, not SQLite for it");
    }
}

#[test]
fn the_index_and_sqlite_agree_on_random_questions_between_random_changes() {
    let compared = Compared::new(600);
    let mut random = Seeded::new(42);
    compared.same(&mut random, 150);
    let Compared { test, community, named, .. } = &compared;
    for round in 0..14 {
        let page = test.call("members", json!({ "community": community, "limit": 600 }));
        let rows = page["rows"].as_array().unwrap();
        let mut some = |count: usize| -> Vec<Value> {
            (0..count).map(|_| rows[random.below(rows.len())]["uid"].clone()).collect()
        };
        let who = json!({ "kind": "these", "uids": some(9) });
        let one = some(1).remove(0);
        let done = match round {
            0 => test.call(
                "member_edit",
                json!({ "uid": one, "name": "曾长乐", "phone": null, "custom": { &named.numbers[0]: 7 } }),
            ),
            1 => test.call(
                "members_edit",
                json!({ "who": who, "change": { "kind": "tags", "add": ["全新"], "remove": ["核心"] } }),
            ),
            2 => test.call("members_trash", json!({ "who": who, "trashed": true })),
            3 => test.call(
                "members_edit",
                json!({ "who": who, "change": { "kind": "join", "channel": named.channels[0] } }),
            ),
            4 => test.call(
                "members_edit",
                json!({ "who": who, "change": { "kind": "leave", "channel": named.channels[0] } }),
            ),
            5 => test.call("members_move_tier", json!({ "who": who, "tier": named.tiers[2] })),
            6 => test.call("undo", json!({})),
            7 => test.call("redo", json!({})),
            8 => {
                test.call("member_add", json!({ "community": community, "name": "新来的", "tags": ["新人"] }))
            }
            9 => test.call("account_add", json!({ "member": one, "platform": "qq", "external_id": "9" })),
            10 => test.call(
                "members_edit",
                json!({ "who": who, "change": { "kind": "set", "field": "joined_on", "value": null } }),
            ),
            11 => test.call("undo", json!({})),
            12 => test.call(
                "channels_tag",
                json!({ "uids": [named.channels[0]], "add": ["2期"], "remove": ["0期"] }),
            ),
            _ => test.call("channels_trash", json!({ "uids": [named.channels[1]], "trashed": true })),
        };
        assert!(done.is_object(), "{done}");
        compared.same(&mut random, 25);
    }
}

#[test]
fn many_changes_at_once_are_taken_in_by_one_walk_over_the_orders() {
    let compared = Compared::new(400);
    let mut random = Seeded::new(3);
    let matching = json!({ "kind": "matching", "community": compared.community });
    for change in [
        json!({ "kind": "tags", "add": ["全新"], "remove": ["核心"] }),
        json!({ "kind": "set", "field": "joined_on", "value": "2026-02-01" }),
    ] {
        compared.test.call("members_edit", json!({ "who": matching, "change": change }));
        compared.same(&mut random, 40);
    }
    compared.test.call("undo", json!({}));
    compared.same(&mut random, 40);
}

#[test]
fn an_earlier_snapshot_is_answered_by_sqlite() {
    let compared = Compared::new(50);
    let Compared { test, community, index, .. } = &compared;
    let all = json!({ "community": community, "limit": 100 });
    test.app
        .store
        .read(|before| {
            assert_eq!(compared.ask(index, before, &all)["total"], 50);
            test.call("member_add", json!({ "community": community, "name": "新来的" }));
            test.app.store.read(|after| {
                assert_eq!(compared.ask(index, after, &all)["total"], 51);
                Ok(())
            })?;
            assert_eq!(compared.ask(index, before, &all)["total"], 50, "the index is ahead of this snapshot");
            Ok(())
        })
        .unwrap();
}
