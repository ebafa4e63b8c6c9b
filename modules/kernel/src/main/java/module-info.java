/// What every other module stands on: ids, time, problems and Japanese text.
@org.jspecify.annotations.NullMarked
module jp.kakehashi.kernel {
    requires static transitive org.jspecify;
    requires org.slf4j;

    exports jp.kakehashi.kernel;
    exports jp.kakehashi.kernel.disk;
    exports jp.kakehashi.kernel.process;
    exports jp.kakehashi.kernel.text;
}
