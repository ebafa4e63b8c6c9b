/// Theme, controls, dialogs, tasks and languages of every screen; defines what a workspace is.
@org.jspecify.annotations.NullMarked
module jp.kakehashi.ui {
    requires static transitive org.jspecify;
    requires transitive jp.kakehashi.kernel;
    requires transitive javafx.controls;
    requires atlantafx.base;
    requires java.desktop;
    requires org.controlsfx.controls;
    requires org.kordamp.ikonli.javafx;
    requires org.kordamp.ikonli.feather;
    requires org.slf4j;

    exports jp.kakehashi.ui;
    exports jp.kakehashi.ui.connection;
    exports jp.kakehashi.ui.control;
    exports jp.kakehashi.ui.find;
    exports jp.kakehashi.ui.names;
    exports jp.kakehashi.ui.settings;
    exports jp.kakehashi.ui.shell;
    exports jp.kakehashi.ui.signin;
    exports jp.kakehashi.ui.theme;
}
