/// The rooms of the counter; so far the one in which forms on paper are described.
@org.jspecify.annotations.NullMarked
module jp.kakehashi.counterui {
    requires static transitive org.jspecify;
    requires transitive jp.kakehashi.documents;
    requires transitive jp.kakehashi.ui;
    requires transitive jp.kakehashi.vision;
    requires org.slf4j;

    exports jp.kakehashi.counterui;
    exports jp.kakehashi.counterui.board;
    exports jp.kakehashi.counterui.forms;
}
