/// Practice material: photographs of filled forms with their truth, and the blank forms of the
/// packs. Draws from seeds; nobody's paper is in it.
@org.jspecify.annotations.NullMarked
module jp.kakehashi.practice {
    requires static transitive org.jspecify;
    requires transitive jp.kakehashi.vision;
    requires jp.kakehashi.documents;
    requires com.fasterxml.jackson.databind;
    requires java.desktop;

    exports jp.kakehashi.practice;
}
