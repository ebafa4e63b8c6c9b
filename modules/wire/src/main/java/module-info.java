/// What crosses the network, as records, and what a feature offers to the backend.
@org.jspecify.annotations.NullMarked
module jp.kakehashi.wire {
    requires static transitive org.jspecify;
    requires transitive jp.kakehashi.kernel;
    requires transitive jp.kakehashi.records;
    requires com.fasterxml.jackson.annotation;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;

    exports jp.kakehashi.wire;

    opens jp.kakehashi.wire to
            com.fasterxml.jackson.databind;
}
