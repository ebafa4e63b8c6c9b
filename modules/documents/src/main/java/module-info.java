/// Paper: PDF in the old form of a ledger, labels, records, forms filled in.
@org.jspecify.annotations.NullMarked
module jp.kakehashi.documents {
    requires static transitive org.jspecify;
    requires transitive jp.kakehashi.kernel;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.dataformat.yaml;
    requires com.google.zxing;
    requires transitive java.desktop;
    requires org.apache.fontbox;
    requires org.apache.pdfbox;
    requires org.apache.pdfbox.io;
    requires org.slf4j;
    requires org.yaml.snakeyaml;

    exports jp.kakehashi.documents;
    exports jp.kakehashi.documents.fonts;
    exports jp.kakehashi.documents.form;
    exports jp.kakehashi.documents.look;
    exports jp.kakehashi.documents.print;
}
