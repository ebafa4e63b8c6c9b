/// Theme, controls, dialogs, tasks and languages of every screen; defines what a workspace is.
@org.jspecify.annotations.NullMarked
module jp.kakehashi.ui {
    requires static transitive org.jspecify;
    requires transitive jp.kakehashi.kernel;
    requires transitive javafx.controls;
    requires atlantafx.base;
    requires org.controlsfx.controls;
    requires org.kordamp.ikonli.javafx;
}
