//! Workbooks written by hand, byte for byte as a test wants them: hostile ones and ones of other programs' habits.

use std::{fs::File, io::Write, path::Path};

use zip::write::SimpleFileOptions;

/// Writes one part of a workbook.
pub type Part = Box<dyn Fn(&mut dyn Write) -> std::io::Result<()>>;

/// The parts of an XLSX file; the rest is made to fit.
pub struct RawWorkbook {
    /// `xl/worksheets/sheet1.xml`.
    pub sheet: Part,
    /// `xl/sharedStrings.xml`.
    pub strings: Part,
    /// Attributes of `workbookPr`, such as `date1904="1"`.
    pub properties: String,
}

impl RawWorkbook {
    /// A workbook with these `<sheetData>` rows and what follows them.
    pub fn with_rows(rows: &str, after: &str) -> Self {
        let sheet = format!("{SHEET_HEAD}<sheetData>{rows}</sheetData>{after}</worksheet>");
        Self { sheet: part(sheet), strings: strings(&[]), properties: String::new() }
    }

    /// Writes the file.
    pub fn save(&self, path: &Path) {
        let mut zip = zip::ZipWriter::new(File::create(path).unwrap());
        let options = SimpleFileOptions::default();
        let book = format!(
            "{XML}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><workbookPr {}/><sheets>\
             <sheet name=\"名单\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
            self.properties
        );
        for (name, text) in [
            ("[Content_Types].xml", TYPES),
            ("_rels/.rels", ROOT_RELATIONS),
            ("xl/_rels/workbook.xml.rels", BOOK_RELATIONS),
            ("xl/styles.xml", STYLES),
            ("xl/workbook.xml", &book),
        ] {
            zip.start_file(name, options).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        for (name, part) in
            [("xl/sharedStrings.xml", &self.strings), ("xl/worksheets/sheet1.xml", &self.sheet)]
        {
            zip.start_file(name, options).unwrap();
            part(&mut zip).unwrap();
        }
        zip.finish().unwrap();
    }
}

/// A shared strings part that holds `texts`.
pub fn strings(texts: &[&str]) -> Part {
    let items: String = texts.iter().map(|text| format!("<si><t>{text}</t></si>")).collect();
    part(format!("{XML}<sst xmlns=\"{MAIN}\" count=\"{0}\" uniqueCount=\"{0}\">{items}</sst>", texts.len()))
}

/// A part whose text is at hand.
pub fn part(text: String) -> Part {
    Box::new(move |out| out.write_all(text.as_bytes()))
}

/// The XML declaration.
pub const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// The namespace of spreadsheets.
pub const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// How a sheet begins.
pub const SHEET_HEAD: &str =
    "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">";
const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
</Types>"#;
const ROOT_RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>
</Relationships>"#;
const BOOK_RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>
<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/>
</Relationships>"#;
/// Style 0 is general, style 1 a date.
const STYLES: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>
<cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>"#;
