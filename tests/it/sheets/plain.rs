//! Tables as they stand on the screen, out to a file.

use serde_json::json;
use tulou_tests::TestApp;

#[test]
fn a_table_goes_out_as_it_stands_on_the_screen() {
    let test = TestApp::with_community().0;
    let folder = tempfile::tempdir().unwrap();
    let rows = json!([["1 群", 186, ""], ["=cmd", -2.5, "二"]]);
    for ending in ["xlsx", "csv"] {
        let path = folder.path().join(format!("群.{ending}"));
        let table = json!({ "path": path, "name": "群", "header": ["群", "人数", "备注"], "rows": rows });
        assert_eq!(test.call("table_export", table)["rows"], 2);
        assert!(path.exists(), "{ending}");
        if ending == "csv" {
            let text = std::fs::read_to_string(path).unwrap();
            assert_eq!(text.trim_start_matches('\u{feff}'), "群,人数,备注\r\n1 群,186,\r\n'=cmd,-2.5,二\r\n");
        }
    }
    let uneven =
        json!({ "path": folder.path().join("b.csv"), "name": "群", "header": ["a", "b"], "rows": [["1"]] });
    assert_eq!(test.try_call("table_export", uneven).unwrap_err().details["row"], 1);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2, "nothing unfinished is left");
}
