/// The spine: ledger definitions, typed values, changes and their merge. Knows no database and no
/// network.
@org.jspecify.annotations.NullMarked
module jp.kakehashi.records {
    requires static transitive org.jspecify;
    requires transitive jp.kakehashi.kernel;
    requires EvalEx;
    requires transitive com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.dataformat.yaml;
    requires org.yaml.snakeyaml;

    exports jp.kakehashi.records;
    exports jp.kakehashi.records.approval;
    exports jp.kakehashi.records.comments;

    opens jp.kakehashi.records to
            com.fasterxml.jackson.databind;
    opens jp.kakehashi.records.comments to
            com.fasterxml.jackson.databind;
    opens jp.kakehashi.records.approval to
            com.fasterxml.jackson.databind;
}
