/// Practice material: photographs of filled forms with their truth, and the blank forms of the
/// packs. Draws from seeds; nobody's paper is in it.
@org.jspecify.annotations.NullMarked
module jp.kakehashi.practice {
    requires static transitive org.jspecify;
    requires transitive jp.kakehashi.vision;
    requires transitive jp.kakehashi.documents;
    requires transitive com.fasterxml.jackson.databind;
    requires com.google.zxing;
    requires java.desktop;
    requires org.apache.pdfbox;

    exports jp.kakehashi.practice;
}
