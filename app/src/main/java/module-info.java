/// Composition roots: workstation, server and command line, wired by constructors.
@org.jspecify.annotations.NullMarked
module jp.kakehashi.app {
    requires static transitive org.jspecify;
    requires jp.kakehashi.kernel;
    requires jp.kakehashi.sheets;
    requires com.fasterxml.jackson.databind;
    requires info.picocli;
    requires java.logging;
    requires org.slf4j;
}
